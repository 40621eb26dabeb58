/** Who is staff: grants, the first administrator, the demo's staff. */
@NullMarked
package org.huzhu.member.staff;

import org.jspecify.annotations.NullMarked;
