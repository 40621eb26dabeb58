/** Known claims in PostgreSQL. */
@NullMarked
package org.huzhu.enrollment.claim.store;

import org.jspecify.annotations.NullMarked;
