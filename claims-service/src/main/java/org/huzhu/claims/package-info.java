/** Claims and benefits; for now the coverages that claims will be checked against. */
@NullMarked
package org.huzhu.claims;

import org.jspecify.annotations.NullMarked;
