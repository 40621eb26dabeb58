/** Which columns of this service are sealed, for moving them to another key. */
@NullMarked
package org.huzhu.enrollment.sealing;

import org.jspecify.annotations.NullMarked;
