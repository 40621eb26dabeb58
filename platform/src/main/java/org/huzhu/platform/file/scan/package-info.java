/** Asking a virus scanner about files before anybody can open them. */
@NullMarked
package org.huzhu.platform.file.scan;

import org.jspecify.annotations.NullMarked;
