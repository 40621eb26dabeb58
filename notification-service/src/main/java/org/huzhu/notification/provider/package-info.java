/** The port to the outside: which provider carries a text message, and what it may answer. */
@NullMarked
package org.huzhu.notification.provider;

import org.jspecify.annotations.NullMarked;
