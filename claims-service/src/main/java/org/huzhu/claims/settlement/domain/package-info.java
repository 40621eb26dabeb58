/** What a discharge record says, whom it matches and what it means for the member: pure. */
@NullMarked
package org.huzhu.claims.settlement.domain;

import org.jspecify.annotations.NullMarked;
