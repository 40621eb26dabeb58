/** Phones in PostgreSQL, sealed, found by blind index. */
@NullMarked
package org.huzhu.notification.recipient.store;

import org.jspecify.annotations.NullMarked;
