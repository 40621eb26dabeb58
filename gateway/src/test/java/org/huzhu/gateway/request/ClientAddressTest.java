package org.huzhu.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(List.of());
    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "::1/128"));

    @Test
    void withoutTrustedProxiesThePeerIsTheCaller() {
        assertThat(direct.of(from("10.0.0.1", "9.9.9.9"))).isEqualTo("10.0.0.1");
    }

    @Test
    void behindTrustedProxiesTheLastStrangerIsTheCaller() {
        assertThat(behindProxies.of(from("10.0.0.1", "1.1.1.1, 9.9.9.9, 10.0.0.2")))
                .isEqualTo("9.9.9.9");
        assertThat(behindProxies.of(from("10.0.0.1", "9.9.9.9, rubbish"))).isEqualTo("10.0.0.1");
        assertThat(behindProxies.of(from("8.8.8.8", "9.9.9.9"))).isEqualTo("8.8.8.8");
    }

    @Test
    void oneHouseholdsIpv6AddressesCountAsOne() {
        assertThat(direct.groupOf(from("2001:db8::1", ""))).isEqualTo(direct.groupOf(from("2001:db8::ffff:2", "")));
        assertThat(direct.groupOf(from("2001:db8::1", ""))).isNotEqualTo(direct.groupOf(from("2001:db8:0:1::1", "")));
    }

    @Test
    void onlyATrustedProxyMaySayHttps() {
        assertThat(behindProxies.schemeOf(from("10.0.0.1", ""))).isEqualTo("https");
        assertThat(direct.schemeOf(from("10.0.0.1", ""))).isEqualTo("http");
    }

    @Test
    void aBlockThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new ClientAddress(List.of("10.0.0.1"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockServerWebExchange from(String peer, String forwardedFor) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 4711));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return MockServerWebExchange.from(request.header("X-Forwarded-Proto", "https"));
    }
}
