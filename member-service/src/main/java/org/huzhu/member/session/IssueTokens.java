package org.huzhu.member.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.key.TokenSettings;
import org.huzhu.member.key.TokenSigner;
import org.huzhu.member.membership.MemberStore;
import org.huzhu.member.unit.UnitStore;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.security.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An access token and the next refresh token of a session. Refresh tokens are random and kept by their keyed hash. */
@Component
class IssueTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int REFRESH_BYTES = 32;

    private final SessionStore sessions;
    private final AccountStore accounts;
    private final MemberStore members;
    private final UnitStore units;
    private final TokenSigner signer;
    private final BlindIndex hashes;
    private final TokenSettings settings;
    private final Clock clock;

    IssueTokens(
            SessionStore sessions,
            AccountStore accounts,
            MemberStore members,
            UnitStore units,
            TokenSigner signer,
            KeyRing keys,
            TokenSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.members = members;
        this.units = units;
        this.signer = signer;
        this.hashes = new BlindIndex(keys, "refresh-token");
        this.settings = settings;
        this.clock = clock;
    }

    private record Holder(String maskedPhone, List<String> roles) {}

    /** Opens a session for somebody who has just proved his phone. */
    Mono<Tokens> forNewSession(UUID accountId) {
        var sessionId = UUID.randomUUID();
        var now = clock.instant();
        return sessions.open(sessionId, accountId, now, now.plus(settings.sessionLifetime()))
                .then(inSession(sessionId, accountId));
    }

    Mono<Tokens> inSession(UUID sessionId, UUID accountId) {
        var refreshToken = newRefreshToken();
        var now = clock.instant();
        return sessions.addToken(hashOf(refreshToken), sessionId, now, now.plus(settings.refreshLifetime()))
                .then(holder(accountId))
                .flatMap(holder -> signer.sign(
                                accountId.toString(), claims(sessionId, holder), settings.accessLifetime())
                        .map(accessToken -> new Tokens(
                                accessToken,
                                refreshToken,
                                settings.accessLifetime().toSeconds(),
                                holder.roles())));
    }

    UUID hashOf(String refreshToken) {
        return hashes.of(refreshToken);
    }

    private Mono<Holder> holder(UUID accountId) {
        return accounts.roles(accountId)
                .flatMap(roles -> members.ofAccount(accountId)
                        .hasElement()
                        .flatMap(isMember -> units.ofHandler(accountId)
                                .hasElement()
                                .map(isHandler -> roleNames(roles, isMember, isHandler))))
                .flatMap(roles -> accounts.phoneOf(accountId).map(phone -> new Holder(phone.masked(), roles)));
    }

    private static List<String> roleNames(Set<Role> roles, boolean isMember, boolean isHandler) {
        return Stream.of(
                        roles.stream().map(Role::name).sorted(),
                        isMember ? Stream.of("MEMBER") : Stream.<String>empty(),
                        isHandler ? Stream.of("HANDLER") : Stream.<String>empty())
                .flatMap(names -> names)
                .toList();
    }

    private static Map<String, Object> claims(UUID sessionId, Holder holder) {
        return Map.of(
                "kind", "account",
                "sid", sessionId.toString(),
                "phone", holder.maskedPhone(),
                "roles", holder.roles());
    }

    private static String newRefreshToken() {
        var bytes = new byte[REFRESH_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
