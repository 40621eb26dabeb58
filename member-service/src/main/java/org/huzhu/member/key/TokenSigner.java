package org.huzhu.member.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.security.SecuritySettings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs access tokens (RS256) with the key whose turn it is. */
@Component
public class TokenSigner {

    private final SigningKeys keys;
    private final RotateKeys rotateKeys;
    private final SecuritySettings security;
    private final Clock clock;

    TokenSigner(SigningKeys keys, RotateKeys rotateKeys, SecuritySettings security, Clock clock) {
        this.keys = keys;
        this.rotateKeys = rotateKeys;
        this.security = security;
        this.clock = clock;
    }

    public Mono<String> sign(String subject, Map<String, Object> claims, Duration lifetime) {
        return keys.signer()
                .switchIfEmpty(Mono.defer(() -> rotateKeys.ifDue().then(keys.signer())))
                .map(key -> sign(key, claimsSet(subject, claims, lifetime)));
    }

    private JWTClaimsSet claimsSet(String subject, Map<String, Object> claims, Duration lifetime) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var set = new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(security.issuer())
                .audience(List.of(security.audience()))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        claims.forEach(set::claim);
        return set.build();
    }

    private static String sign(StoredKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.key().kid())
                .build();
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key.pair()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
