/** From terms, cover, facts and history to a decision that explains itself: pure and deterministic. */
@NullMarked
package org.huzhu.claims.adjudication.domain;

import org.jspecify.annotations.NullMarked;
