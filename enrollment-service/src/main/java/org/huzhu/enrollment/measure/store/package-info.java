/** Gauges of enrolment, read from the database at intervals. */
@NullMarked
package org.huzhu.enrollment.measure.store;

import org.jspecify.annotations.NullMarked;
