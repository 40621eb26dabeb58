/** Files that people hand in: kept encrypted, recognised by content. */
@NullMarked
package org.huzhu.platform.file;

import org.jspecify.annotations.NullMarked;
