/** Measures what the platform promises, on one machine in one run: import, look-up, and the way from approval to visible cover. */
@NullMarked
package org.huzhu.standalone.bench;

import org.jspecify.annotations.NullMarked;
