/** Accounts, persons and units in PostgreSQL. */
@NullMarked
package org.huzhu.claims.party.store;

import org.jspecify.annotations.NullMarked;
