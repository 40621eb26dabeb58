package org.huzhu.enrollment.operation.web;

import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;

/** {@code {id, kind, state, processed, total, eligible, ineligible, resultUrl, problem, result}}. */
record OperationBody(
        UUID id,
        String kind,
        OperationState state,
        long processed,
        long total,
        long eligible,
        long ineligible,
        @Nullable String resultUrl,
        @Nullable ProblemDetail problem,
        Map<String, Object> result) {

    static OperationBody of(OperationView view, Problems problems, ServerWebExchange exchange) {
        return new OperationBody(
                view.id(),
                view.kind(),
                view.state(),
                view.processed(),
                view.total(),
                view.eligible(),
                view.ineligible(),
                view.resultUrl().orElse(null),
                view.problem().map(refusal -> problems.of(refusal, exchange)).orElse(null),
                view.result());
    }
}
