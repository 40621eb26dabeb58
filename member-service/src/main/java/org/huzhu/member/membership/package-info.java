/** Members and their consents (WXM-002). */
@NullMarked
package org.huzhu.member.membership;

import org.jspecify.annotations.NullMarked;
