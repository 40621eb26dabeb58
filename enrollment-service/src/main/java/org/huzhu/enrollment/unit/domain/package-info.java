/** A unit's states and the rules between them. */
@NullMarked
package org.huzhu.enrollment.unit.domain;

import org.jspecify.annotations.NullMarked;
