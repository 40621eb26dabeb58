/** Unions enrol their people: units, orders, rosters, payment, coverage, renewal. */
@NullMarked
package org.huzhu.enrollment;

import org.jspecify.annotations.NullMarked;
