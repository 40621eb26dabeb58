package org.huzhu.member.rights.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.member.rights.domain.DataRequest.Kept;
import org.huzhu.member.rights.domain.RequestKind;
import org.huzhu.platform.time.Beijing;

/** A request as its person and staff see it. */
record DataRequestView(
        UUID requestId,
        RequestKind kind,
        String state,
        String stateName,
        OffsetDateTime receivedAt,
        LocalDate dueOn,
        Optional<OffsetDateTime> closedAt,
        String answer,
        List<ServiceView> services) {

    record ServiceView(String service, String outcome, int rows, List<Kept> kept, OffsetDateTime at) {}

    static DataRequestView of(DataRequest request) {
        var facts = request.facts();
        return new DataRequestView(
                facts.requestId(),
                facts.kind(),
                request.state(),
                name(request),
                time(facts.receivedAt()),
                facts.dueOn(),
                closed(request).map(DataRequest.Closed::at).map(DataRequestView::time),
                closed(request).map(DataRequest.Closed::answer).orElse(""),
                answers(request).stream()
                        .map(answer -> new ServiceView(
                                answer.service(), answer.outcome(), answer.rows(), answer.kept(), time(answer.at())))
                        .toList());
    }

    private static String name(DataRequest request) {
        return switch (request) {
            case DataRequest.Received _ -> "已受理";
            case DataRequest.Waiting _ -> "处理中";
            case DataRequest.Closed closed -> closed.done() ? "已办结" : "不予办理";
        };
    }

    private static Optional<DataRequest.Closed> closed(DataRequest request) {
        return request instanceof DataRequest.Closed closed ? Optional.of(closed) : Optional.empty();
    }

    private static List<Answer> answers(DataRequest request) {
        return switch (request) {
            case DataRequest.Received _ -> List.of();
            case DataRequest.Waiting waiting -> waiting.answers();
            case DataRequest.Closed closed -> closed.answers();
        };
    }

    static OffsetDateTime time(Instant at) {
        return at.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
