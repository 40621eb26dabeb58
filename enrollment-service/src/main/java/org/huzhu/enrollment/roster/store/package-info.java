/** Roster rows, uploads and the rows of an unfinished upload in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.roster.store;

import org.jspecify.annotations.NullMarked;
