/** Who a caller is in claims: the person behind an account, the unit behind a handler or an HR system. */
@NullMarked
package org.huzhu.claims.party;

import org.jspecify.annotations.NullMarked;
