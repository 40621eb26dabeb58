/** Asks what past claims would have been paid under another rulebook, and touches nothing. */
@NullMarked
package org.huzhu.claims.simulation;

import org.jspecify.annotations.NullMarked;
