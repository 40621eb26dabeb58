/** Follows every event from outbox over topic to inbox (I5, LOSS). */
@NullMarked
package org.huzhu.check.event;

import org.jspecify.annotations.NullMarked;
