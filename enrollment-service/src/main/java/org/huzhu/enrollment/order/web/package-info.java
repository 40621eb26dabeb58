/** Orders over HTTP. */
@NullMarked
package org.huzhu.enrollment.order.web;

import org.jspecify.annotations.NullMarked;
