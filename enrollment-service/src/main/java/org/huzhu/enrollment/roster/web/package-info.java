/** Rosters over HTTP. */
@NullMarked
package org.huzhu.enrollment.roster.web;

import org.jspecify.annotations.NullMarked;
