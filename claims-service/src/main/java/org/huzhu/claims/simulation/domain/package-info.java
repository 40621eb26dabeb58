/** Replays decided claims: pure. */
@NullMarked
package org.huzhu.claims.simulation.domain;

import org.jspecify.annotations.NullMarked;
