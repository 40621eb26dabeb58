/** What staff do with claims: judge them, share them out, extend, end and sample them, and keep their clocks. */
@NullMarked
package org.huzhu.claims.review;

import org.jspecify.annotations.NullMarked;
