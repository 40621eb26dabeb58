/** What happens to clocks by itself. */
@NullMarked
package org.huzhu.claims.review.job;

import org.jspecify.annotations.NullMarked;
