/** Long work that answers 202 and is watched until it is done, whichever feature does it. */
@NullMarked
package org.huzhu.enrollment.operation;

import org.jspecify.annotations.NullMarked;
