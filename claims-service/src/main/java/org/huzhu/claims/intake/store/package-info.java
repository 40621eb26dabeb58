/** Papers and declarations in PostgreSQL. */
@NullMarked
package org.huzhu.claims.intake.store;

import org.jspecify.annotations.NullMarked;
