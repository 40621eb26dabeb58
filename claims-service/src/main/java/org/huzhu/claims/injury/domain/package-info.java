/** What a work injury is worth (rulebook 1F, 2.3): formulas, rule sets and the calculator, without any figure of any law. */
@NullMarked
package org.huzhu.claims.injury.domain;

import org.jspecify.annotations.NullMarked;
