/** Starting and watching simulations over HTTP. */
@NullMarked
package org.huzhu.claims.simulation.web;

import org.jspecify.annotations.NullMarked;
