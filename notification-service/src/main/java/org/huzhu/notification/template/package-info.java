/** Text message templates: data that is checked when the service starts. */
@NullMarked
package org.huzhu.notification.template;

import org.jspecify.annotations.NullMarked;
