package org.huzhu.member.client.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.client.ApiClient;
import org.huzhu.member.client.ClientSecret;
import org.huzhu.platform.time.Beijing;
import org.jspecify.annotations.Nullable;

/** One client with the ids of its live secrets. */
record ClientDetail(
        String clientId,
        String name,
        @Nullable UUID unitId,
        List<String> scopes,
        List<String> allowedAddresses,
        OffsetDateTime createdAt,
        List<SecretId> secrets) {

    record SecretId(UUID secretId, OffsetDateTime createdAt) {}

    static ClientDetail of(ApiClient client, List<ClientSecret> secrets) {
        var view = ClientView.of(client);
        return new ClientDetail(
                view.clientId(),
                view.name(),
                view.unitId(),
                view.scopes(),
                view.allowedAddresses(),
                view.createdAt(),
                secrets.stream()
                        .map(secret -> new SecretId(
                                secret.secretId(),
                                secret.createdAt().atZone(Beijing.ZONE).toOffsetDateTime()))
                        .toList());
    }
}
