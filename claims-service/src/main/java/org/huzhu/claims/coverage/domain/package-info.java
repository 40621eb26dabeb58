/** A covered term, as a claim will ask for it. */
@NullMarked
package org.huzhu.claims.coverage.domain;

import org.jspecify.annotations.NullMarked;
