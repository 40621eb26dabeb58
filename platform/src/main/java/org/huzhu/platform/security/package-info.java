/** Who is calling, and which operations they may call. */
@NullMarked
package org.huzhu.platform.security;

import org.jspecify.annotations.NullMarked;
