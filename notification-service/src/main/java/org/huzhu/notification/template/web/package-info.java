/** Templates as staff see them. */
@NullMarked
package org.huzhu.notification.template.web;

import org.jspecify.annotations.NullMarked;
