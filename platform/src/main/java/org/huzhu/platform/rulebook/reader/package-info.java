/** Reads rulebooks from YAML: strictly, all mistakes at once, each with its file and line. */
@NullMarked
package org.huzhu.platform.rulebook.reader;

import org.jspecify.annotations.NullMarked;
