/** Learns phones from events. */
@NullMarked
package org.huzhu.notification.recipient.messaging;

import org.jspecify.annotations.NullMarked;
