/** The printed forms. */
@NullMarked
package org.huzhu.claims.filing.print;

import org.jspecify.annotations.NullMarked;
