/** Text messages: templates, sending, receipts, reminders. */
@NullMarked
package org.huzhu.notification;

import org.jspecify.annotations.NullMarked;
