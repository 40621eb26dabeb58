/** Orders in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.order.store;

import org.jspecify.annotations.NullMarked;
