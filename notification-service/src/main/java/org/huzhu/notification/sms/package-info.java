/** A text message from the intent to the receipt. */
@NullMarked
package org.huzhu.notification.sms;

import org.jspecify.annotations.NullMarked;
