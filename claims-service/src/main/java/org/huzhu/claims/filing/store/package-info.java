/** Filings in PostgreSQL. */
@NullMarked
package org.huzhu.claims.filing.store;

import org.jspecify.annotations.NullMarked;
