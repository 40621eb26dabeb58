/** Units over HTTP. */
@NullMarked
package org.huzhu.enrollment.unit.web;

import org.jspecify.annotations.NullMarked;
