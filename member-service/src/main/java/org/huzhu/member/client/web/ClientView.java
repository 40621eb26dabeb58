package org.huzhu.member.client.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.client.ApiClient;
import org.huzhu.platform.time.Beijing;
import org.jspecify.annotations.Nullable;

/** A client in a list. */
record ClientView(
        String clientId,
        String name,
        @Nullable UUID unitId,
        List<String> scopes,
        List<String> allowedAddresses,
        OffsetDateTime createdAt) {

    static ClientView of(ApiClient client) {
        return new ClientView(
                client.clientId(),
                client.name(),
                client.unitId().orElse(null),
                client.scopes().stream().sorted().toList(),
                client.allowedAddresses(),
                client.createdAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
