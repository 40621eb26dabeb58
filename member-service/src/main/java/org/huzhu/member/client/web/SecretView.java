package org.huzhu.member.client.web;

import java.util.UUID;

/** A new secret, shown this once. */
record SecretView(String clientId, UUID secretId, String clientSecret) {

    @Override
    public String toString() {
        return "SecretView[" + secretId + "]";
    }
}
