package org.huzhu.platform.idempotency;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A response that was held back until its transaction ended. */
record Answer(int status, Map<String, List<String>> headers, byte[] body, Optional<Refusal> refusal) {

    static Answer refusal(Refusal refusal) {
        return new Answer(0, Map.of(), new byte[0], Optional.of(refusal));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Mono<Void> writeTo(ServerWebExchange exchange, Problems problems) {
        if (refusal.isPresent()) {
            return problems.write(refusal.get(), exchange);
        }
        var response = exchange.getResponse();
        response.setRawStatusCode(status);
        headers.forEach((name, values) -> response.getHeaders().put(name, values));
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
