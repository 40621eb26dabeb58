/** Client administration and the OAuth2 token endpoint. */
@NullMarked
package org.huzhu.member.client.web;

import org.jspecify.annotations.NullMarked;
