/** Accounts by phone, and the roles of staff. */
@NullMarked
package org.huzhu.member.account;

import org.jspecify.annotations.NullMarked;
