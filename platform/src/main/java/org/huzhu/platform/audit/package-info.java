/** The trail of every staff action and of every look at personal data. */
@NullMarked
package org.huzhu.platform.audit;

import org.jspecify.annotations.NullMarked;
