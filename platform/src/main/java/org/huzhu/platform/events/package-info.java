/** The published language: one record is one event type on one topic. Knows only the JDK. */
@NullMarked
package org.huzhu.platform.events;

import org.jspecify.annotations.NullMarked;
