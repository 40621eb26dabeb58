/** An order's states and the commands each allows. */
@NullMarked
package org.huzhu.enrollment.order.domain;

import org.jspecify.annotations.NullMarked;
