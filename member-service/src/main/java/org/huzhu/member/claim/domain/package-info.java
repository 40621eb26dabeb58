/** What a member should do about his claim. */
@NullMarked
package org.huzhu.member.claim.domain;

import org.jspecify.annotations.NullMarked;
