/** Coverage in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.coverage.store;

import org.jspecify.annotations.NullMarked;
