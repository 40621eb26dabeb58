/** Coverage events of enrollment-service. */
@NullMarked
package org.huzhu.claims.coverage.messaging;

import org.jspecify.annotations.NullMarked;
