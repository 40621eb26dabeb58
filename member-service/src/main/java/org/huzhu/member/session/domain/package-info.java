/** What a refresh token is worth when it is presented. */
@NullMarked
package org.huzhu.member.session.domain;

import org.jspecify.annotations.NullMarked;
