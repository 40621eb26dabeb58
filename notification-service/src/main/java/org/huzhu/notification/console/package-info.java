/** The provider that sends nothing: messages are kept for the demo inbox. */
@NullMarked
package org.huzhu.notification.console;

import org.jspecify.annotations.NullMarked;
