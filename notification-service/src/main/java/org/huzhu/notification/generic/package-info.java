/** Any SMS gateway that takes JSON over HTTP. */
@NullMarked
package org.huzhu.notification.generic;

import org.jspecify.annotations.NullMarked;
