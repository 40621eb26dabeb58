/** How a use case says no when that must undo its transaction. */
@NullMarked
package org.huzhu.claims.refusal;

import org.jspecify.annotations.NullMarked;
