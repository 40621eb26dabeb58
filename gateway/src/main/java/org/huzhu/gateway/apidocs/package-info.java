/** One API document of all services, its page, and the start page for humans. */
@NullMarked
package org.huzhu.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
