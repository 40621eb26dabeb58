/** Moves sealed columns to the active key while the service works, in steps that survive a crash. */
@NullMarked
package org.huzhu.platform.reseal;

import org.jspecify.annotations.NullMarked;
