/** Queues, extensions, proposals and findings in PostgreSQL. */
@NullMarked
package org.huzhu.claims.review.store;

import org.jspecify.annotations.NullMarked;
