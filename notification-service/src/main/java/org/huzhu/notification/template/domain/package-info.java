/** A template, its typed parameters, and the text it makes. */
@NullMarked
package org.huzhu.notification.template.domain;

import org.jspecify.annotations.NullMarked;
