/** Processes that outlive the command that started them, and the ports they need. */
@NullMarked
package org.huzhu.standalone.process;

import org.jspecify.annotations.NullMarked;
