package org.huzhu.gateway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Issues good tokens and every kind of bad one. */
public final class TestIssuer {

    private final RSAKey key = newKey("k1");
    private final RSAKey foreignKey = newKey("k1");

    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    public String client(String clientId) {
        return sign(claims -> claims.subject(clientId).claim("kind", "client").claim("scope", "members:read"));
    }

    public String account() {
        return sign(claims -> claims);
    }

    public String session(String sessionId) {
        return sign(claims -> claims.claim("sid", sessionId));
    }

    public String expired() {
        return sign(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5)))));
    }

    public String notYetValid() {
        return sign(claims -> claims.notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5)))));
    }

    public String foreignIssuer() {
        return sign(claims -> claims.issuer("https://elsewhere.example"));
    }

    public String foreignAudience() {
        return sign(claims -> claims.audience("somebody-else"));
    }

    public String foreignKey() {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), signer(foreignKey), claims().build());
    }

    public String algorithmNone() {
        return new PlainJWT(claims().build()).serialize();
    }

    /** The public key, used as if it were a shared secret. */
    public String publicKeyAsSecret() {
        try {
            var secret = key.toRSAPublicKey().getEncoded();
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                    new MACSigner(secret),
                    claims().build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                signer(key),
                change.apply(claims()).build());
    }

    private static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(UUID.randomUUID().toString())
                .issuer("https://huzhu.org")
                .audience(List.of("huzhu"))
                .claim("kind", "account")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(15))));
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
