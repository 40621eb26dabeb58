/** Moves cover that exists already in from older systems, of any product. */
@NullMarked
package org.huzhu.enrollment.transfer;

import org.jspecify.annotations.NullMarked;
