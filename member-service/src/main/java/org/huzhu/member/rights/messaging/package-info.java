/** Answers of the services. */
@NullMarked
package org.huzhu.member.rights.messaging;

import org.jspecify.annotations.NullMarked;
