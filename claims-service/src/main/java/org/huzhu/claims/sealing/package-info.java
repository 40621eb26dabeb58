/** Which columns of this service are sealed, for moving them to another key. */
@NullMarked
package org.huzhu.claims.sealing;

import org.jspecify.annotations.NullMarked;
