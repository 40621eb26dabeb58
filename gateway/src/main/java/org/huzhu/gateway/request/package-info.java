/** What every request meets first and every answer last: access line, sizes, headers, the caller's address. */
@NullMarked
package org.huzhu.gateway.request;

import org.jspecify.annotations.NullMarked;
