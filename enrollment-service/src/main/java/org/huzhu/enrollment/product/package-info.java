/** What a unit can enrol its people in, and the terms that claims are decided by, as the API shows them. */
@NullMarked
package org.huzhu.enrollment.product;

import org.jspecify.annotations.NullMarked;
