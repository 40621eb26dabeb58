/** Reads the filing rulebooks. */
@NullMarked
package org.huzhu.claims.filing.rules;

import org.jspecify.annotations.NullMarked;
