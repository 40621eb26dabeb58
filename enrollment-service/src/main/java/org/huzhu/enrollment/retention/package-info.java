/** What personal data enrolment holds, for how long, and how it goes. */
@NullMarked
package org.huzhu.enrollment.retention;

import org.jspecify.annotations.NullMarked;
