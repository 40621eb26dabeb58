/** Simulations and their differences in PostgreSQL. */
@NullMarked
package org.huzhu.claims.simulation.store;

import org.jspecify.annotations.NullMarked;
