/** Which claims are near their day. */
@NullMarked
package org.huzhu.claims.measure.domain;

import org.jspecify.annotations.NullMarked;
