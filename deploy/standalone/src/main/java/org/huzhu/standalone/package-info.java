/** Runs the whole platform on one machine without Docker: the verbs behind {@code ./up}. */
@NullMarked
package org.huzhu.standalone;

import org.jspecify.annotations.NullMarked;
