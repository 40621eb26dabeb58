/** What a registration must hold. */
@NullMarked
package org.huzhu.member.membership.domain;

import org.jspecify.annotations.NullMarked;
