/** Batches, their rows and their effect in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.transfer.store;

import org.jspecify.annotations.NullMarked;
