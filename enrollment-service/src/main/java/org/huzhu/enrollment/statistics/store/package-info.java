/** Figures summed by PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.statistics.store;

import org.jspecify.annotations.NullMarked;
