/** What makes a code right, wrong, locked or too old. */
@NullMarked
package org.huzhu.member.code.domain;

import org.jspecify.annotations.NullMarked;
