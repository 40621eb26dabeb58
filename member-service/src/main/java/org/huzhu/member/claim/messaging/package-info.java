/** Claim events of claims-service. */
@NullMarked
package org.huzhu.member.claim.messaging;

import org.jspecify.annotations.NullMarked;
