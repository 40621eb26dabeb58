/** Sessions, refresh tokens and revocations in PostgreSQL. */
@NullMarked
package org.huzhu.member.session.store;

import org.jspecify.annotations.NullMarked;
