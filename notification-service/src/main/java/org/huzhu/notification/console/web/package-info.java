/** The demo inbox. */
@NullMarked
package org.huzhu.notification.console.web;

import org.jspecify.annotations.NullMarked;
