/** Retries of a POST that answer the same and act once. */
@NullMarked
package org.huzhu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
