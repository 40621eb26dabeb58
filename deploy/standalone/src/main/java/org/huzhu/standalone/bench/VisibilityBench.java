package org.huzhu.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.UnitHandler;

/** From the answer to the payment's approval until member-service shows the new cover, one person at a time. */
final class VisibilityBench {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Api api;
    private final UnitHandler handler;
    private final Machine machine;
    private final List<RosterRow> persons;

    VisibilityBench(Api api, UnitHandler handler, Machine machine, List<RosterRow> persons) {
        this.api = api;
        this.handler = handler;
        this.machine = machine;
        this.persons = persons;
    }

    Table run() {
        var fromAnswer = new ArrayList<Double>();
        var fromRequest = new ArrayList<Double>();
        for (var person : persons) {
            var orderNo = handler.newOrder();
            handler.await(handler.uploadPersons(orderNo, List.of(person)), LIMIT);
            handler.submit(orderNo).expectSuccess();
            handler.reviewOrder(orderNo, Staff.FIRST_REVIEWER).expectSuccess();
            handler.pay(orderNo, handler.order(orderNo).text("amountDue")).expectSuccess();
            handler.token();
            machine.token();
            var asked = System.nanoTime();
            handler.reviewPayment(orderNo, Staff.SECOND_REVIEWER).expectSuccess();
            var answered = System.nanoTime();
            if (!Pause.until(LIMIT, 1, () -> isVisible(person, orderNo))) {
                throw new IllegalStateException("not visible after " + LIMIT + ": " + orderNo);
            }
            var seen = System.nanoTime();
            fromAnswer.add((seen - answered) / 1e6);
            fromRequest.add((seen - asked) / 1e6);
        }
        return new Table(
                        "From payment approval to visible cover, " + persons.size() + " rounds",
                        "From",
                        "p50 ms",
                        "p99 ms")
                .row(
                        "the approval is answered → a look-up through the gateway shows the cover",
                        percentile(fromAnswer, 0.5),
                        percentile(fromAnswer, 0.99))
                .row("the approval is sent → the same", percentile(fromRequest, 0.5), percentile(fromRequest, 0.99));
    }

    private boolean isVisible(RosterRow person, String orderNo) {
        var reply = api.post(
                "/api/v1/member-lookups", machine.token(), Map.of("idNumber", person.idNumber(), "purpose", "bench"));
        return reply.isSuccess() && reply.json().toString().contains(UnitHandler.PRODUCT) && !orderNo.isEmpty();
    }

    private static String percentile(List<Double> values, double share) {
        return Table.number(Meter.percentile(values, share));
    }
}
