/** Lists of claims in PostgreSQL. */
@NullMarked
package org.huzhu.claims.record.store;

import org.jspecify.annotations.NullMarked;
