/** What every operation's documentation has in common: who may call it, and what it answers when it refuses. */
@NullMarked
package org.huzhu.platform.apidocs;

import org.jspecify.annotations.NullMarked;
