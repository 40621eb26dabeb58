/** The calculator over HTTP: JSON, and a page to print. */
@NullMarked
package org.huzhu.claims.injury.web;

import org.jspecify.annotations.NullMarked;
