/** Rules of extensions, clocks and samples. */
@NullMarked
package org.huzhu.claims.review.domain;

import org.jspecify.annotations.NullMarked;
