/** States of a message, and the decisions about it, without any I/O. */
@NullMarked
package org.huzhu.notification.sms.domain;

import org.jspecify.annotations.NullMarked;
