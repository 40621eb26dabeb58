/** Kept messages in PostgreSQL, sealed. */
@NullMarked
package org.huzhu.notification.console.store;

import org.jspecify.annotations.NullMarked;
