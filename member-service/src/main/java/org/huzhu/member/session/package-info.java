/** Login, refresh, logout, and which tokens are believed (WXU-009). */
@NullMarked
package org.huzhu.member.session;

import org.jspecify.annotations.NullMarked;
