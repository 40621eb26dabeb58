/** Outbox, relay, inbox, dead letters: how events leave and enter a service exactly once. */
@NullMarked
package org.huzhu.platform.messaging;

import org.jspecify.annotations.NullMarked;
