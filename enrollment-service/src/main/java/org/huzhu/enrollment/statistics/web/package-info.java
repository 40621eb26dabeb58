/** Figures over HTTP. */
@NullMarked
package org.huzhu.enrollment.statistics.web;

import org.jspecify.annotations.NullMarked;
