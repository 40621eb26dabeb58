/** Claims (理赔/给付申请): what they are, whose they are, how they change, what they decide to. */
@NullMarked
package org.huzhu.claims.claim;

import org.jspecify.annotations.NullMarked;
