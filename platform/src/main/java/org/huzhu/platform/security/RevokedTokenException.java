package org.huzhu.platform.security;

import org.springframework.security.oauth2.jwt.BadJwtException;

/** A token that is good in itself and was taken back: its holder logged out, or its client was removed. */
public final class RevokedTokenException extends BadJwtException {

    public RevokedTokenException() {
        super("the token was taken back");
    }
}
