/** Days, periods and working days as the law counts them. Knows only the JDK. */
@NullMarked
package org.huzhu.platform.time;

import org.jspecify.annotations.NullMarked;
