/** The staff's work over HTTP. */
@NullMarked
package org.huzhu.claims.review.web;

import org.jspecify.annotations.NullMarked;
