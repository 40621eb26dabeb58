/** Claims in PostgreSQL. */
@NullMarked
package org.huzhu.claims.claim.store;

import org.jspecify.annotations.NullMarked;
