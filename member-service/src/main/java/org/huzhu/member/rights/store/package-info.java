/** Requests in PostgreSQL; what a person wrote is sealed. */
@NullMarked
package org.huzhu.member.rights.store;

import org.jspecify.annotations.NullMarked;
