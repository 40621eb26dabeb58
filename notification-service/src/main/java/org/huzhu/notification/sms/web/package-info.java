/** Receipts from providers, and messages as operators see them. */
@NullMarked
package org.huzhu.notification.sms.web;

import org.jspecify.annotations.NullMarked;
