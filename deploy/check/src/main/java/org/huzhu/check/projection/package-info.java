/** Compares what services copied from each other with its source (I6). */
@NullMarked
package org.huzhu.check.projection;

import org.jspecify.annotations.NullMarked;
