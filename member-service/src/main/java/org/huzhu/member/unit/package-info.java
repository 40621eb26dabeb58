/** What the unit events tell about units and their handlers. */
@NullMarked
package org.huzhu.member.unit;

import org.jspecify.annotations.NullMarked;
