package org.huzhu.standalone.story;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api.Token;
import tools.jackson.databind.JsonNode;

/** People who log in by phone and SMS code, each once: the code is read from the demo inbox, and the session is kept while it lasts. */
public final class Sessions {

    /** Demo staff, present in the demo profile only. */
    public enum Staff {
        FIRST_REVIEWER("13900000001"),
        SECOND_REVIEWER("13900000002"),
        FINANCE("13900000003"),
        AUDITOR("13900000004"),
        ADMIN("13900000005"),
        REPORT_REVIEWER("13900000006");

        private final String phone;

        Staff(String phone) {
            this.phone = phone;
        }

        public String phone() {
            return phone;
        }
    }

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Duration RESEND_AFTER = Duration.ofSeconds(61);

    private final Api api;
    private final Keyring keyring;
    private final Map<String, Session> open = new HashMap<>();

    private record Session(Token token, String refreshToken, Instant until) {

        boolean isFresh() {
            return Instant.now().plusSeconds(60).isBefore(until);
        }
    }

    public Sessions(Api api) {
        this(api, Keyring.inMemory());
    }

    /** @param keyring where refresh tokens outlive this run; a phone gets only a few codes a day (WXU-008) */
    public Sessions(Api api, Keyring keyring) {
        this.api = api;
        this.keyring = keyring;
    }

    public Token of(Staff staff) {
        return logIn(staff.phone(), "LOGIN");
    }

    /** A valid token for this phone; a new code is asked for only when there is no session to go on with. */
    public synchronized Token logIn(String phone, String purpose) {
        var session = Optional.ofNullable(open.get(phone)).filter(Session::isFresh);
        if (session.isPresent()) {
            return session.get().token();
        }
        var entered = keyring.find(phone).flatMap(this::refresh).orElseGet(() -> enter(phone, purpose));
        open.put(phone, entered);
        keyring.keep(phone, entered.refreshToken());
        return entered.token();
    }

    /** The newest messages of a phone, as the demo inbox shows them. */
    public JsonNode inbox(String phone) {
        return api.get("/api/v1/demo/sms?phone=" + phone, Token.none())
                .expect(200)
                .json()
                .path("items");
    }

    /** Waits for a message that contains the text. */
    public Optional<JsonNode> await(String phone, String text, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        do {
            for (var message : inbox(phone)) {
                if (message.path("text").asString().contains(text)) {
                    return Optional.of(message);
                }
            }
            Pause.millis(100);
        } while (System.nanoTime() < end);
        return Optional.empty();
    }

    private Session enter(String phone, String purpose) {
        var seen = inbox(phone).size();
        requestCode(phone, purpose);
        var code = newCode(phone, seen, Duration.ofSeconds(10));
        if (code.isEmpty()) {
            // The same phone asked less than a minute ago (WXU-008).
            Pause.millis(RESEND_AFTER.toMillis());
            requestCode(phone, purpose);
            code = newCode(phone, seen, Duration.ofSeconds(10));
        }
        var presented = code.orElseThrow(() -> new Reply.UnexpectedReplyException(
                "手机 %s 未收到验证码（每号每日有上限） / no code came to this phone; there is a daily limit".formatted(phone)));
        return session(api.post("/api/v1/auth/tokens", Token.none(), Map.of("phone", phone, "code", presented))
                .expect(200));
    }

    private void requestCode(String phone, String purpose) {
        api.post("/api/v1/auth/codes", Token.none(), Map.of("phone", phone, "purpose", purpose))
                .expect(202);
    }

    private Optional<String> newCode(String phone, int seen, Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            var messages = inbox(phone);
            if (messages.size() > seen) {
                var code = CODE.matcher(messages.path(0).path("text").asString());
                if (code.find()) {
                    return Optional.of(code.group());
                }
            }
            Pause.millis(100);
        }
        return Optional.empty();
    }

    private Optional<Session> refresh(String refreshToken) {
        var reply = api.post("/api/v1/auth/tokens/refresh", Token.none(), Map.of("refreshToken", refreshToken));
        return reply.isSuccess() ? Optional.of(session(reply)) : Optional.empty();
    }

    private static Session session(Reply reply) {
        return new Session(
                Token.bearer(reply.text("accessToken")),
                reply.text("refreshToken"),
                Instant.now().plusSeconds(reply.json().path("expiresIn").asLong(300)));
    }
}
