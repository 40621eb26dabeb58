package org.huzhu.member.client.web;

import java.util.List;
import java.util.UUID;
import org.huzhu.member.client.CreateClient;
import org.jspecify.annotations.Nullable;

/** A new client with its first secret, shown this once. */
record CreatedView(
        String clientId,
        UUID secretId,
        String clientSecret,
        String name,
        List<String> scopes,
        @Nullable UUID unitId) {

    static CreatedView of(CreateClient.Created created) {
        var client = created.client();
        return new CreatedView(
                client.clientId(),
                created.secret().secretId(),
                created.secret().value(),
                client.name(),
                client.scopes().stream().sorted().toList(),
                client.unitId().orElse(null));
    }

    @Override
    public String toString() {
        return "CreatedView[" + clientId + "]";
    }
}
