/** What an invariant is and what it finds. */
@NullMarked
package org.huzhu.check.invariant;

import org.jspecify.annotations.NullMarked;
