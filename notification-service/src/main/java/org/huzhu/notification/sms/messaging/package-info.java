/** Events that ask for a text message. */
@NullMarked
package org.huzhu.notification.sms.messaging;

import org.jspecify.annotations.NullMarked;
