/** Unit events on arrival. */
@NullMarked
package org.huzhu.member.unit.messaging;

import org.jspecify.annotations.NullMarked;
