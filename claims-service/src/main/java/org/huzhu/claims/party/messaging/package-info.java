/** Events that tell who members and handlers are. */
@NullMarked
package org.huzhu.claims.party.messaging;

import org.jspecify.annotations.NullMarked;
