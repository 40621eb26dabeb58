/** Filings over HTTP. */
@NullMarked
package org.huzhu.claims.filing.web;

import org.jspecify.annotations.NullMarked;
