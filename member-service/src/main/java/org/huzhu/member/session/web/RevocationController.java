package org.huzhu.member.session.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.huzhu.member.session.Revocations;
import org.huzhu.platform.security.Access;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway, which refuses these tokens at the door; it routes nobody here. Session and client ids open nothing by themselves. */
@Hidden
@RestController
class RevocationController {

    private final Revocations revocations;

    RevocationController(Revocations revocations) {
        this.revocations = revocations;
    }

    @GetMapping("/internal/revocations")
    @Access(open = true)
    @Operation(
            summary = "已撤销的会话与客户端",
            description = "Values of sid, or of sub where a token has no sid, that are refused now.")
    ResponseEntity<Revoked> revocations() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Revoked(revocations.all().stream().sorted().toList()));
    }

    record Revoked(List<String> subjects) {}
}
