/** The clock behind revocations and the removal of what is old. */
@NullMarked
package org.huzhu.member.session.job;

import org.jspecify.annotations.NullMarked;
