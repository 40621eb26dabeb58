/** Which scopes a client may have and from where it may come. */
@NullMarked
package org.huzhu.member.client.domain;

import org.jspecify.annotations.NullMarked;
