/** Claim events of claims-service. */
@NullMarked
package org.huzhu.enrollment.claim.messaging;

import org.jspecify.annotations.NullMarked;
