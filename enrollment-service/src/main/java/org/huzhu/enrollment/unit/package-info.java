/** Units (单位): registration, profile, pledge, review, aliases and merges. */
@NullMarked
package org.huzhu.enrollment.unit;

import org.jspecify.annotations.NullMarked;
