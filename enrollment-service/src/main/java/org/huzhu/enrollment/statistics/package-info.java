/** Figures of a unit (理赔分析). */
@NullMarked
package org.huzhu.enrollment.statistics;

import org.jspecify.annotations.NullMarked;
