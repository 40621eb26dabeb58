/** How much is open and how near its legal day is. */
@NullMarked
package org.huzhu.claims.measure;

import org.jspecify.annotations.NullMarked;
