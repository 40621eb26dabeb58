/** The clock behind key rotation. */
@NullMarked
package org.huzhu.member.key.job;

import org.jspecify.annotations.NullMarked;
