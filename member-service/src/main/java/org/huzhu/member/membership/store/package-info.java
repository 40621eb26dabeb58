/** Members in PostgreSQL, sealed. */
@NullMarked
package org.huzhu.member.membership.store;

import org.jspecify.annotations.NullMarked;
