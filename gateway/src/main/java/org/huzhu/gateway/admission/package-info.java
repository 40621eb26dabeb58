/** Who may pass the door: a token where one is needed, and no more requests than the caller's limit. */
@NullMarked
package org.huzhu.gateway.admission;

import org.jspecify.annotations.NullMarked;
