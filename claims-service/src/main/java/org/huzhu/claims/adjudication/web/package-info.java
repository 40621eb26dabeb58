/** The explanation file over HTTP. */
@NullMarked
package org.huzhu.claims.adjudication.web;

import org.jspecify.annotations.NullMarked;
