/** How rules and texts that are data are read. */
@NullMarked
package org.huzhu.enrollment.rulebook;

import org.jspecify.annotations.NullMarked;
