/** What happens to staff at start. */
@NullMarked
package org.huzhu.member.staff.job;

import org.jspecify.annotations.NullMarked;
