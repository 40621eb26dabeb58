/** Which request goes to which service, under which rule. */
@NullMarked
package org.huzhu.gateway.routing;

import org.jspecify.annotations.NullMarked;
