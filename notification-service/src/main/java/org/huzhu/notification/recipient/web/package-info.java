/** Opting out of notices. */
@NullMarked
package org.huzhu.notification.recipient.web;

import org.jspecify.annotations.NullMarked;
