/** Retention and deletion of personal data: periods, legal hold, erasure by order, and the proof of each. */
@NullMarked
package org.huzhu.platform.retention;

import org.jspecify.annotations.NullMarked;
