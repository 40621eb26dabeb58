/** What enrolment must know of claims: how much was paid, and for which coverage. */
@NullMarked
package org.huzhu.enrollment.claim;

import org.jspecify.annotations.NullMarked;
