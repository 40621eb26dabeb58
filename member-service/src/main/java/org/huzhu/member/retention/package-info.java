/** What personal data membership holds, for how long, and how it goes. */
@NullMarked
package org.huzhu.member.retention;

import org.jspecify.annotations.NullMarked;
