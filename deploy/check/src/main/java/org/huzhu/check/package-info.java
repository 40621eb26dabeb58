/** Checks that a running installation keeps what it promises, and tells which promise it broke. */
@NullMarked
package org.huzhu.check;

import org.jspecify.annotations.NullMarked;
