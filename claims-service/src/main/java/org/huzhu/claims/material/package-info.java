/** Papers (材料) that claims, benefit applications and filings ask for. */
@NullMarked
package org.huzhu.claims.material;

import org.jspecify.annotations.NullMarked;
