package org.huzhu.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.security.SecuritySettings;

/** Issues the tokens member-service would issue. Lives of one day, so that tests may move the clock within a day. */
public final class TestTokens {

    private final KeyPair keys;
    private final SecuritySettings settings;
    private final Clock clock;

    TestTokens(SecuritySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.keys = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /** A member or handler, or staff with roles. */
    public String account(UUID accountId, Role... roles) {
        return sign(claims(accountId.toString())
                .claim("kind", "account")
                .claim("phone", "189****5678")
                .claim("roles", Arrays.stream(roles).map(Enum::name).toList()));
    }

    public String staff(Role... roles) {
        return account(UUID.randomUUID(), roles);
    }

    public String client(String clientId, String scope) {
        return sign(claims(clientId).claim("kind", "client").claim("scope", scope));
    }

    public String unitClient(String clientId, UUID unitId, String scope) {
        return sign(
                claims(clientId).claim("kind", "client").claim("scope", scope).claim("unit", unitId.toString()));
    }

    /** Any claims, rightly signed: for tests of what is wrong with them. */
    public String signed(JWTClaimsSet.Builder claims) {
        return sign(claims);
    }

    private JWTClaimsSet.Builder claims(String subject) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofDays(1))))
                .jwtID(UUID.randomUUID().toString());
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
            jwt.sign(new RSASSASigner(keys.getPrivate()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
