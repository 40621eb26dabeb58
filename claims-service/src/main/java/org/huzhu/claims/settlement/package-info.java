/** Direct settlement (免申即享): a discharge record of the medical insurance becomes a payment without an application. */
@NullMarked
package org.huzhu.claims.settlement;

import org.jspecify.annotations.NullMarked;
