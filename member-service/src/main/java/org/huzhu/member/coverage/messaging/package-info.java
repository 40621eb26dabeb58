/** Coverage events on arrival. */
@NullMarked
package org.huzhu.member.coverage.messaging;

import org.jspecify.annotations.NullMarked;
