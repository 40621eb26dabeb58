package org.huzhu.platform.retention;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * On the management port: {@code GET /actuator/retention} says what a run would erase (试运行), {@code POST} runs it now.
 */
@Endpoint(id = "retention")
class RetentionEndpoint {

    private final RunRetention runRetention;

    RetentionEndpoint(RunRetention runRetention) {
        this.runRetention = runRetention;
    }

    @ReadOperation
    Mono<RunRetention.Report> dryRun() {
        return runRetention.dryRun();
    }

    @WriteOperation
    Mono<RunRetention.Report> run() {
        return runRetention.run();
    }
}
