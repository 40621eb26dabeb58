/** Products over HTTP. */
@NullMarked
package org.huzhu.enrollment.product.web;

import org.jspecify.annotations.NullMarked;
