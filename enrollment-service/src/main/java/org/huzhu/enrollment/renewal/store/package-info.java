/** The renewal list and the ledger of reminders in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.renewal.store;

import org.jspecify.annotations.NullMarked;
