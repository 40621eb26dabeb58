/** Copies a running installation and brings it back elsewhere. */
@NullMarked
package org.huzhu.standalone.backup;

import org.jspecify.annotations.NullMarked;
