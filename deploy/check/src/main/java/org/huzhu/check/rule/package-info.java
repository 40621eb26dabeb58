/** The invariants that SQL within one service decides. */
@NullMarked
package org.huzhu.check.rule;

import org.jspecify.annotations.NullMarked;
