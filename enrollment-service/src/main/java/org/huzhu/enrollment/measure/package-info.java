/** Meters of enrolment: what was counted, and what waits. */
@NullMarked
package org.huzhu.enrollment.measure;

import org.jspecify.annotations.NullMarked;
