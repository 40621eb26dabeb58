/** The game day: faults set into a running installation on purpose, and what the alerts made of them. */
@NullMarked
package org.huzhu.standalone.drill;

import org.jspecify.annotations.NullMarked;
