/** Who is covered, by what and until when: activation, records, cover moved in from older systems, expiry. */
@NullMarked
package org.huzhu.enrollment.coverage;

import org.jspecify.annotations.NullMarked;
