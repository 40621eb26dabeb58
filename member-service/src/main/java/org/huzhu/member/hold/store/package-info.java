/** Holds in PostgreSQL. */
@NullMarked
package org.huzhu.member.hold.store;

import org.jspecify.annotations.NullMarked;
