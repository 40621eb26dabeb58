/** When a key is published, signs and goes. */
@NullMarked
package org.huzhu.member.key.domain;

import org.jspecify.annotations.NullMarked;
