package org.huzhu.member.session;

import java.util.List;

/** What a login gives (令牌). Roles are for clients to show; each service decides by its own data. */
public record Tokens(String accessToken, String refreshToken, long expiresIn, List<String> roles) {

    public Tokens {
        roles = List.copyOf(roles);
    }

    /** A record's default text would print the tokens into a log. */
    @Override
    public String toString() {
        return "Tokens" + roles;
    }
}
