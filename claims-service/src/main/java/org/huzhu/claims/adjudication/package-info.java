/** What a claim is worth, and why: decisions, their stored explanations, and their recomputation. */
@NullMarked
package org.huzhu.claims.adjudication;

import org.jspecify.annotations.NullMarked;
