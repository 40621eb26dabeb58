/** Legal holds (司法冻结): who ordered that a person's data be kept, and why. */
@NullMarked
package org.huzhu.member.hold;

import org.jspecify.annotations.NullMarked;
