/** Units in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.unit.store;

import org.jspecify.annotations.NullMarked;
