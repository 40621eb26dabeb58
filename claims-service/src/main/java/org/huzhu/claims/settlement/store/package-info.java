/** Discharge records and what became of them in PostgreSQL. */
@NullMarked
package org.huzhu.claims.settlement.store;

import org.jspecify.annotations.NullMarked;
