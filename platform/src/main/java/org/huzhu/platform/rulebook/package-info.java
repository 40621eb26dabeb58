/** The language in which a product's terms are written, and its reader. Knows what a rule can say, not what any city says. */
@NullMarked
package org.huzhu.platform.rulebook;

import org.jspecify.annotations.NullMarked;
