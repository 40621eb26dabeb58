/** The whole story told against a running platform, only through the gateway: what {@code ./up demo} shows and what the end-to-end tests and the benchmark use. */
@NullMarked
package org.huzhu.standalone.story;

import org.jspecify.annotations.NullMarked;
