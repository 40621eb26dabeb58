package org.huzhu.member.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.client.domain.AddressRange;

/** A machine that may ask for tokens (接口账号). Without address ranges it may come from anywhere. */
public record ApiClient(
        String clientId,
        String name,
        Optional<UUID> unitId,
        Set<String> scopes,
        List<String> allowedAddresses,
        Instant createdAt) {

    public ApiClient {
        scopes = Set.copyOf(scopes);
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    boolean mayComeFrom(String address) {
        return allowedAddresses.isEmpty()
                || allowedAddresses.stream()
                        .flatMap(range -> AddressRange.parse(range).stream())
                        .anyMatch(range -> range.contains(address));
    }
}
