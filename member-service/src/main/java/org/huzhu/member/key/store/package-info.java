/** Signing keys in PostgreSQL, private halves sealed. */
@NullMarked
package org.huzhu.member.key.store;

import org.jspecify.annotations.NullMarked;
