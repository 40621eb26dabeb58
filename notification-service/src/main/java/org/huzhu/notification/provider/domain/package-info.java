/** What a provider answers about a message. */
@NullMarked
package org.huzhu.notification.provider.domain;

import org.jspecify.annotations.NullMarked;
