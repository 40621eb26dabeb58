/** Who can be reached: the phones of accounts, and the numbers that want no notices. */
@NullMarked
package org.huzhu.notification.recipient;

import org.jspecify.annotations.NullMarked;
