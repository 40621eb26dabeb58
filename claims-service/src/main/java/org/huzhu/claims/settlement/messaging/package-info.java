/** Discharge records over Kafka, and coverages that arrive after them. */
@NullMarked
package org.huzhu.claims.settlement.messaging;

import org.jspecify.annotations.NullMarked;
