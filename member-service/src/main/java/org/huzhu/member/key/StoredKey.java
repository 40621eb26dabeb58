package org.huzhu.member.key;

import com.nimbusds.jose.jwk.RSAKey;
import org.huzhu.member.key.domain.SigningKey;

/** A signing key with both halves. Only {@link TokenSigner} uses the private one; the key set shows the public one. */
public record StoredKey(SigningKey key, RSAKey pair) {

    @Override
    public String toString() {
        return "StoredKey[" + key.kid() + "]";
    }
}
