/** Orders (参保申请工单): from the draft over two reviews and a payment to coverage. */
@NullMarked
package org.huzhu.enrollment.order;

import org.jspecify.annotations.NullMarked;
