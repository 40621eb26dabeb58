/** Checked value types and the outcome of a command. Knows only the JDK. */
@NullMarked
package org.huzhu.platform.values;

import org.jspecify.annotations.NullMarked;
