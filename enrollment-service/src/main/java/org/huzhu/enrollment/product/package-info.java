/** What a unit can enrol its people in: products by validity, read from YAML rulebooks. */
@NullMarked
package org.huzhu.enrollment.product;

import org.jspecify.annotations.NullMarked;
