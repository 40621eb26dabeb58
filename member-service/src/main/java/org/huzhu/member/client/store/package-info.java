/** Clients in PostgreSQL, secrets hashed. */
@NullMarked
package org.huzhu.member.client.store;

import org.jspecify.annotations.NullMarked;
