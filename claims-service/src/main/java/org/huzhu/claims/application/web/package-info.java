/** Benefit types and applications over HTTP. */
@NullMarked
package org.huzhu.claims.application.web;

import org.jspecify.annotations.NullMarked;
