package org.huzhu.enrollment.operation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.operation.OperationSource;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Watching and cancelling long work (features 21). */
@RestController
@RequestMapping("/api/v1/operations/{id}")
@Tag(name = "operations", description = "长任务进度")
class OperationController {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(30);

    private final List<OperationSource> sources;
    private final Problems problems;

    OperationController(List<OperationSource> sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    @GetMapping
    @Access(
            accounts = true,
            scopes = {"enrollment:read", "enrollment:write"})
    @Operation(summary = "查询长任务进度", description = "返回处理行数、可参保与不可参保人数；失败时 problem 给出原因。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<OperationBody> find(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        return visible(caller, id).map(view -> OperationBody.of(view, problems, exchange));
    }

    /** An event per change and one when the work is over, after which the stream ends. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(
            accounts = true,
            scopes = {"enrollment:read", "enrollment:write"})
    @Operation(summary = "订阅长任务进度（SSE）", description = "进度变化时推送 progress 事件，结束时推送 finished 事件并关闭。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Flux<ServerSentEvent<OperationBody>> watch(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        return visible(caller, id)
                .flatMapMany(first -> Flux.concat(
                        Mono.just(first),
                        Mono.defer(() -> visible(caller, id))
                                .delaySubscription(LOOK_AGAIN)
                                .repeat()))
                .distinctUntilChanged()
                .takeUntil(view -> view.state().isFinal())
                .take(LONGEST_STREAM)
                .map(view -> ServerSentEvent.builder(OperationBody.of(view, problems, exchange))
                        .event(view.state().isFinal() ? "finished" : "progress")
                        .build());
    }

    @DeleteMapping
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "取消长任务", description = "停止仍在进行的任务；已处理的行保留。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    Mono<OperationBody> cancel(@PathVariable UUID id, Caller caller, ServerWebExchange exchange) {
        return Flux.fromIterable(sources)
                .concatMap(source -> source.cancel(caller, id))
                .next()
                .switchIfEmpty(notFound())
                .flatMap(RefusedException::orProblem)
                .map(view -> OperationBody.of(view, problems, exchange));
    }

    private Mono<OperationView> visible(Caller caller, UUID id) {
        return Flux.fromIterable(sources)
                .concatMap(source -> source.find(caller, id))
                .next()
                .switchIfEmpty(notFound());
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> new RefusedException(Refusal.of("NOT_FOUND")));
    }
}
