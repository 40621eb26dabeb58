package org.huzhu.notification.console.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huzhu.notification.console.ConsoleMessages;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stands in for a phone. It exists in the demo profile only: anywhere else it would hand out login codes. */
@Tag(name = "demo", description = "演示 · Demo profile only")
@Profile("demo")
@RestController
class DemoInboxController {

    private static final int SHOWN = 50;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'";

    private final ConsoleMessages messages;

    DemoInboxController(ConsoleMessages messages) {
        this.messages = messages;
    }

    @Access(open = true)
    @Operation(
            summary = "演示收件箱",
            description = "Messages the console provider kept, newest first; of one number, or of all without it.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "PHONE_INVALID")
    @GetMapping("/api/v1/demo/sms")
    Mono<Inbox> inbox(@RequestParam(required = false) @Nullable String phone) {
        var asked = Optional.ofNullable(phone).filter(text -> !text.isBlank());
        var number = asked.flatMap(MobileNumber::parse);
        if (asked.isPresent() && number.isEmpty()) {
            return Mono.error(new RefusedException(Refusal.ofField("PHONE_INVALID", "phone")));
        }
        return messages.newest(number, SHOWN).map(Item::of).collectList().map(Inbox::new);
    }

    @Access(open = true)
    @Hidden
    @GetMapping("/demo/inbox")
    Mono<ResponseEntity<Resource>> page() {
        return Mono.just(served("text/html;charset=UTF-8", "huzhu/demo-inbox.html"));
    }

    /** A file of its own, because the door allows no script inside a page. */
    @Access(open = true)
    @Hidden
    @GetMapping("/demo/inbox.js")
    Mono<ResponseEntity<Resource>> script() {
        return Mono.just(served("text/javascript;charset=UTF-8", "huzhu/demo-inbox.js"));
    }

    private static ResponseEntity<Resource> served(String type, String file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .body(new ClassPathResource(file));
    }

    record Inbox(List<Item> items) {}

    record Item(String phone, String template, String text, OffsetDateTime sentAt) {

        static Item of(ConsoleMessages.Message message) {
            return new Item(
                    message.phone().value(),
                    message.template(),
                    message.text(),
                    message.sentAt().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }
}
