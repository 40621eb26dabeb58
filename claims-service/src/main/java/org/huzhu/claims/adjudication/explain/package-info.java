/** Decisions written down so that anybody can recompute them. */
@NullMarked
package org.huzhu.claims.adjudication.explain;

import org.jspecify.annotations.NullMarked;
