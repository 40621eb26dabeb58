/** The only door: routes, token check, limits, circuit breakers, one API page. */
@NullMarked
package org.huzhu.gateway;

import org.jspecify.annotations.NullMarked;
