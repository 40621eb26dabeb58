/** Accounts and roles in PostgreSQL, phones sealed. */
@NullMarked
package org.huzhu.member.account.store;

import org.jspecify.annotations.NullMarked;
