package org.huzhu.standalone.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Reply;
import org.huzhu.standalone.story.RosterRow;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.Society;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;

/** Those who work during an upgrade, so that every service is called and events go from one to another. */
final class Townspeople {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<RosterRow> ROSTER = Rosters.of(50, 190_019);

    private final Api api;
    private final Sessions sessions;
    private final Society society;
    private final UnitHandler handler;
    private final List<RosterRow> insured = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private volatile Token machine = Token.none();

    Townspeople(String gateway) {
        this.api = new Api(gateway);
        this.sessions = new Sessions(api);
        this.society = new Society(api, sessions);
        this.handler = new UnitHandler(api, sessions, new Synthetic(new SplittableRandom()));
    }

    void settle() {
        handler.becomeApproved();
        renewTokens();
        insureOne();
    }

    /** A machine's token lives for minutes only. */
    void renewTokens() {
        try {
            machine = society.machine("upgrade", "members:read");
        } catch (Reply.UnexpectedReplyException e) {
            troubles.add("token of a machine: " + e.getMessage());
        }
    }

    Traffic traffic() {
        return new Traffic(api, handler)
                .with("look-up", () -> lookUp(ROSTER.getFirst()).status())
                .with(
                        "claims queue",
                        () -> api.get("/api/v1/claims/queue/summary", sessions.of(Staff.FIRST_REVIEWER))
                                .status())
                .with(
                        "inbox",
                        () -> api.get("/api/v1/demo/sms?phone=" + handler.phone(), Token.none())
                                .status());
    }

    /** An order of one person through both reviews and the payment; cover and messages follow by events. */
    void insureOne() {
        var person = ROSTER.get(insured.size());
        try {
            var orderNo = handler.newOrder();
            handler.await(handler.uploadPersons(orderNo, List.of(person)), LIMIT);
            handler.complete(orderNo);
        } catch (Reply.UnexpectedReplyException e) {
            troubles.add("an order: " + e.getMessage());
        }
        insured.add(person);
    }

    int insured() {
        return insured.size();
    }

    /** How many of the insured a look-up shows with cover. */
    long covered() {
        return insured.stream()
                .filter(person -> Pause.until(LIMIT, 200, () -> isCovered(person)))
                .count();
    }

    /** What went wrong with the orders, as the end of a sentence; empty when nothing did. */
    String troubles() {
        return troubles.isEmpty() ? "" : "; " + troubles;
    }

    private boolean isCovered(RosterRow person) {
        var reply = lookUp(person);
        return reply.isSuccess() && reply.json().toString().contains(UnitHandler.PRODUCT);
    }

    private Reply lookUp(RosterRow person) {
        return api.post("/api/v1/member-lookups", machine, Map.of("idNumber", person.idNumber(), "purpose", "upgrade"));
    }
}
