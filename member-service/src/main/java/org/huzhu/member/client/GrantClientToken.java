package org.huzhu.member.client;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huzhu.member.key.TokenSettings;
import org.huzhu.member.key.TokenSigner;
import org.huzhu.member.measure.LoginMeters;
import org.huzhu.member.measure.LoginMeters.Grant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Client id and secret become an access token (OAuth 2.0 client credentials, RFC 6749 section 4.4). */
@Component
public class GrantClientToken {

    private final ClientStore clients;
    private final TokenSigner signer;
    private final TokenSettings settings;
    private final LoginMeters meters;

    GrantClientToken(ClientStore clients, TokenSigner signer, TokenSettings settings, LoginMeters meters) {
        this.clients = clients;
        this.signer = signer;
        this.settings = settings;
        this.meters = meters;
    }

    /** @param scope as asked for, separated by blanks; empty for everything the client has */
    public record Command(String clientId, String secret, String scope, String address) {

        @Override
        public String toString() {
            return clientId;
        }
    }

    /** RFC 6749 names its own answers, so this is no {@code Outcome}. */
    public sealed interface Answer {}

    public record Granted(String token, String scope, long expiresIn) implements Answer {}

    public record InvalidClient() implements Answer {}

    public record InvalidScope() implements Answer {}

    /** An unknown client, a wrong secret and a wrong address are one answer. */
    public Mono<Answer> handle(Command command) {
        return clients.authenticate(command.clientId(), command.secret())
                .filter(client -> client.mayComeFrom(command.address()))
                .flatMap(client -> grant(client, command.scope()))
                .defaultIfEmpty(new InvalidClient())
                .doOnNext(answer -> meters.login(Grant.CLIENT, answer instanceof Granted));
    }

    private Mono<Answer> grant(ApiClient client, String wanted) {
        var scopes = wanted.isBlank()
                ? client.scopes()
                : Arrays.stream(wanted.strip().split("\\s+")).collect(Collectors.toSet());
        if (!client.scopes().containsAll(scopes)) {
            return Mono.just(new InvalidScope());
        }
        var scope = String.join(" ", new TreeSet<>(scopes));
        var claims = new HashMap<String, Object>(Map.of("kind", "client", "scope", scope));
        client.unitId().ifPresent(unitId -> claims.put("unit", unitId.toString()));
        return signer.sign(client.clientId(), claims, settings.clientLifetime())
                .map(token ->
                        new Granted(token, scope, settings.clientLifetime().toSeconds()));
    }
}
