/** Decisions and grants in PostgreSQL. */
@NullMarked
package org.huzhu.claims.adjudication.store;

import org.jspecify.annotations.NullMarked;
