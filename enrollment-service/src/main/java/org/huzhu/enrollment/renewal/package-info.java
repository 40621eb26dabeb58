/** Whose coverage is about to end, and the monthly reminder to their unit. */
@NullMarked
package org.huzhu.enrollment.renewal;

import org.jspecify.annotations.NullMarked;
