/** Messages, receipts and the daily cost in PostgreSQL. */
@NullMarked
package org.huzhu.notification.sms.store;

import org.jspecify.annotations.NullMarked;
