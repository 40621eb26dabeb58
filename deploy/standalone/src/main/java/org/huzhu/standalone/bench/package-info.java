/** Measures what the platform promises, on one machine in one run: enrolment from import to visible cover, claims from filing to payout. */
@NullMarked
package org.huzhu.standalone.bench;

import org.jspecify.annotations.NullMarked;
