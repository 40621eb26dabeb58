package org.huzhu.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One operation of each kind that the platform treats in its own way. */
@RestController
public class SampleController {

    private static final Logger log = LoggerFactory.getLogger(SampleController.class);

    /** How often an operation with an effect has begun. */
    public final AtomicInteger started = new AtomicInteger();

    private final DatabaseClient db;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;

    SampleController(DatabaseClient db, Outbox outbox, Audit audit, TransactionalOperator transaction) {
        this.db = db;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    record Thing(@NotBlank(message = "请填写名称") String name, List<Detail> details) {}

    record Detail(int count) {}

    record Shown(UUID id, String name) {}

    @Access(accounts = true, scopes = "sample:write")
    @PostMapping("/sample/things")
    Mono<ResponseEntity<Shown>> create(Caller caller, @Valid @RequestBody Thing thing) {
        started.incrementAndGet();
        var id = UUID.randomUUID();
        return insert(id, thing.name())
                .then(outbox.append(new UnitRenamed(id, thing.name())))
                .then(audit.record(caller, Audit.Entry.of("THING_CREATED", "THING", id, Map.of("count", 1))))
                .as(transaction::transactional)
                .doOnSuccess(_ -> log.info("created"))
                .thenReturn(ResponseEntity.created(URI.create("/sample/things/" + id))
                        .body(new Shown(id, thing.name())));
    }

    @Access(accounts = true)
    @PutMapping("/sample/things/{id}")
    Mono<Shown> put(@PathVariable UUID id, @Valid @RequestBody Thing thing) {
        return insert(id, thing.name()).thenReturn(new Shown(id, thing.name()));
    }

    /** Writes, and then finds out that it must not. */
    @Access(accounts = true)
    @PostMapping("/sample/refusals")
    Mono<Shown> refuse(@RequestBody Thing thing) {
        started.incrementAndGet();
        return insert(UUID.randomUUID(), thing.name())
                .thenReturn(Outcome.<Shown>refused(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", "DRAFT"))))
                .flatMap(RefusedException::orProblem)
                .as(transaction::transactional);
    }

    /** Answers as if all were well although its transaction was rolled back. */
    @Access(accounts = true)
    @PostMapping("/sample/recoveries")
    Mono<Shown> recover(@RequestBody Thing thing) {
        var shown = new Shown(UUID.randomUUID(), thing.name());
        return insert(shown.id(), thing.name())
                .then(Mono.<Shown>error(new IllegalStateException("inside")))
                .as(transaction::transactional)
                .onErrorReturn(IllegalStateException.class, shown);
    }

    @Access(accounts = true)
    @PostMapping(path = "/sample/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Shown> upload(@RequestPart("kind") String kind, @RequestPart("file") FilePart file) {
        started.incrementAndGet();
        return DataBufferUtils.join(file.content())
                .map(buffer -> kind + ":" + buffer.toString(StandardCharsets.UTF_8))
                .flatMap(text -> {
                    var shown = new Shown(UUID.randomUUID(), text);
                    return insert(shown.id(), text).thenReturn(shown);
                });
    }

    @Access(open = true)
    @GetMapping("/sample/open")
    Mono<Map<String, String>> open() {
        return Mono.just(Map.of("answer", "open"));
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN})
    @GetMapping("/sample/staff")
    Mono<Map<String, String>> staff(Caller caller) {
        return Mono.just(Map.of("caller", caller.id()));
    }

    @Access(scopes = "sample:read")
    @GetMapping("/sample/machine")
    Mono<Map<String, String>> machine(Caller.Client client) {
        return Mono.just(Map.of("caller", client.id()));
    }

    @Access(open = true)
    @GetMapping("/sample/failure")
    Mono<String> fail() {
        return Mono.error(new IllegalStateException("secret 320201199001010028"));
    }

    @Access(open = true)
    @GetMapping("/sample/lists")
    Mono<Page<String>> list(
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "1") @Max(value = 5, message = "最多5个") int count) {
        var request = Page.Request.of(limit, cursor);
        return Mono.just(Page.of(List.of("a", "b", "c"), request.limit(), count, name -> name));
    }

    @Access(open = true)
    @GetMapping("/sample/texts")
    Mono<Long> count(@RequestParam String name) {
        return db.sql("select count(*) as n from thing where name = :name")
                .bind("name", name)
                .map((row, _) -> row.get("n", Long.class))
                .one();
    }

    private Mono<Void> insert(UUID id, String name) {
        return db.sql("insert into thing (id, name) values (:id, :name)")
                .bind("id", id)
                .bind("name", name)
                .then();
    }
}
