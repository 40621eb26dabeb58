/** Recomputes a decision from its explanation file and the rulebook, without a database. */
@NullMarked
package org.huzhu.claims.adjudication.verify;

import org.jspecify.annotations.NullMarked;
