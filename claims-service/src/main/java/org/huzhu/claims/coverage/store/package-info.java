/** Covered terms in PostgreSQL. */
@NullMarked
package org.huzhu.claims.coverage.store;

import org.jspecify.annotations.NullMarked;
