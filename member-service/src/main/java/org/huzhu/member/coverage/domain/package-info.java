/** Whether a person is covered on a day, and why not. */
@NullMarked
package org.huzhu.member.coverage.domain;

import org.jspecify.annotations.NullMarked;
