/** The way to the services and back: time limits, circuit breakers, headers, plain answers when a service fails. */
@NullMarked
package org.huzhu.gateway.upstream;

import org.jspecify.annotations.NullMarked;
