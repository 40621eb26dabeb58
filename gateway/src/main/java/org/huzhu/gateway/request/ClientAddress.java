package org.huzhu.gateway.request;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Where a request really comes from: the peer, or behind a trusted proxy the last address that is not one of ours. */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String NOWHERE = "unknown";

    private final List<IpSubnetFilterRule> trusted;

    public ClientAddress(List<String> trustedBlocks) {
        this.trusted = trustedBlocks.stream().map(ClientAddress::block).toList();
    }

    /** The address as text. */
    public String of(ServerWebExchange exchange) {
        var peer = exchange.getRequest().getRemoteAddress();
        if (peer == null || peer.getAddress() == null) {
            return NOWHERE;
        }
        return isTrusted(peer.getAddress()) ? behindProxy(exchange, peer.getAddress()) : text(peer.getAddress());
    }

    /** One household has a whole IPv6 /64: its addresses count as one. */
    public String groupOf(ServerWebExchange exchange) {
        var address = of(exchange);
        var parsed = NetUtil.createInetAddressFromIpAddressString(address);
        return parsed instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), Long.BYTES))
                : address;
    }

    /** {@code https} only where a trusted proxy says so or the gateway itself holds the certificate. */
    public String schemeOf(ServerWebExchange exchange) {
        var peer = exchange.getRequest().getRemoteAddress();
        var told = exchange.getRequest().getHeaders().getFirst(FORWARDED_PROTO);
        if (peer != null && isTrusted(peer.getAddress()) && "https".equalsIgnoreCase(told)) {
            return "https";
        }
        return exchange.getRequest().getSslInfo() == null ? "http" : "https";
    }

    private String behindProxy(ServerWebExchange exchange, InetAddress peer) {
        var told = exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList()
                .reversed();
        var nearest = peer;
        for (var hop : told) {
            var address = Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(hop));
            if (address.isEmpty()) {
                break;
            }
            nearest = address.get();
            if (!isTrusted(nearest)) {
                break;
            }
        }
        return text(nearest);
    }

    private boolean isTrusted(@org.jspecify.annotations.Nullable InetAddress address) {
        if (address == null || trusted.isEmpty()) {
            return false;
        }
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(block -> block.matches(socket));
    }

    private static IpSubnetFilterRule block(String cidr) {
        var slash = cidr.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not an address block such as 10.0.0.0/8: " + cidr);
        }
        return new IpSubnetFilterRule(
                cidr.substring(0, slash), Integer.parseInt(cidr.substring(slash + 1)), IpFilterRuleType.ACCEPT);
    }

    private static String text(InetAddress address) {
        return NetUtil.toAddressString(address);
    }
}
