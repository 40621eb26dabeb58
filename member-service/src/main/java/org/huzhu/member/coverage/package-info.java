/** What covers a member, for himself and for the mini-program backend (WXM-003 to WXM-005). */
@NullMarked
package org.huzhu.member.coverage;

import org.jspecify.annotations.NullMarked;
