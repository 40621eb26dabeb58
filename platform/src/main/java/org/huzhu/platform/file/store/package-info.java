/** Where files are kept. */
@NullMarked
package org.huzhu.platform.file.store;

import org.jspecify.annotations.NullMarked;
