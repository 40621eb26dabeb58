/** The thread through everything that follows from one request: trace context, spans, and log lines that name it. */
@NullMarked
package org.huzhu.platform.telemetry;

import org.jspecify.annotations.NullMarked;
