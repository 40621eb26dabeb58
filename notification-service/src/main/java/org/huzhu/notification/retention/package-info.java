/** What personal data text messages hold, for how long, and how it goes. */
@NullMarked
package org.huzhu.notification.retention;

import org.jspecify.annotations.NullMarked;
