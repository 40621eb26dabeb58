package org.huzhu.member.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request comes from, for limits. The gateway appends the address it saw to {@code X-Forwarded-For}; what stands before that is the
 * client's own claim and is not believed.
 */
@Component
public class ClientAddress {

    private static final int HOPS_PER_LINE = 32;

    private final AddressSettings settings;

    ClientAddress(AddressSettings settings) {
        this.settings = settings;
    }

    /** The address as the outermost trusted hop saw it, in plain text; empty when there is none. */
    public String of(ServerWebExchange exchange) {
        var hops = exchange.getRequest().getHeaders().getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", HOPS_PER_LINE)))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        if (settings.trustedHops() > 0 && !hops.isEmpty()) {
            return hops.get(Math.max(0, hops.size() - settings.trustedHops()));
        }
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    /** What limits count: one IPv4 address, or the /64 that one IPv6 subscriber has. */
    public String subscriberOf(ServerWebExchange exchange) {
        var address = of(exchange);
        if (!address.contains(":") || !address.matches("[0-9a-fA-F:.]{2,45}")) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
