package org.huzhu.standalone.drill;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Reply;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;

/** A few people at work: one reads orders, one makes new ones, one asks for a login code. Everything is counted. */
final class Traffic implements AutoCloseable {

    private static final long PAUSE_MILLIS = 150;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final Api api;
    private final UnitHandler handler;
    private final Synthetic synthetic = new Synthetic(new SplittableRandom());
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, IntSupplier> calls = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> allAnswers = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private long slowestMillis;
    private volatile boolean stopped;

    Traffic(Api api, UnitHandler handler) {
        this.api = api;
        this.handler = handler;
        calls.put(
                "orders",
                () -> api.get("/api/v1/orders?limit=5", handler.token()).status());
        calls.put("new order", this::newOrder);
        calls.put("login code", this::loginCode);
    }

    /** A further call that everybody makes in turn; it answers with its status. */
    Traffic with(String name, IntSupplier call) {
        calls.put(name, call);
        return this;
    }

    void start() {
        start(1);
    }

    void start(int people) {
        for (var i = 0; i < people; i++) {
            workers.add(Thread.ofVirtual().start(this::work));
        }
    }

    /** Answers by status since the last call, and the slowest of them. */
    synchronized String sinceLast() {
        var text = answers.isEmpty() ? "-" : answers + ", slowest " + slowestMillis + " ms";
        answers.clear();
        slowestMillis = 0;
        return text;
    }

    /** Orders whose creation was answered with 201 and that are not there now. */
    long lost() {
        return acknowledged.stream()
                .filter(order -> handler.order(order).status() != 200)
                .count();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Answers by status from the beginning on. */
    synchronized Map<String, Integer> all() {
        return Map.copyOf(allAnswers);
    }

    /** Every call that was not answered with success: what it was and what came. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    private void work() {
        while (!stopped) {
            calls.forEach(this::count);
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private int loginCode() {
        return api.post(
                        "/api/v1/auth/codes",
                        Api.Token.none(),
                        Map.of("phone", synthetic.phone(), "purpose", "REGISTER_UNIT"))
                .status();
    }

    private int newOrder() {
        var reply = api.post("/api/v1/orders", handler.token(), Map.of("product", UnitHandler.PRODUCT));
        if (reply.status() == 201) {
            acknowledged.add(reply.text("orderNo"));
        }
        return reply.status();
    }

    private void count(String name, IntSupplier call) {
        var begin = System.nanoTime();
        String answer;
        try {
            answer = Integer.toString(call.getAsInt());
        } catch (UncheckedIOException | IllegalStateException | Reply.UnexpectedReplyException e) {
            answer = "no answer";
        }
        synchronized (this) {
            answers.merge(answer, 1, Integer::sum);
            allAnswers.merge(answer, 1, Integer::sum);
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begin) / 1_000_000);
            if (!answer.startsWith("2")) {
                failures.add(name + ": " + answer);
            }
        }
    }

    /** Waits for the calls under way. */
    @Override
    public void close() {
        stopped = true;
        for (var worker : workers) {
            try {
                if (!worker.join(LONGEST_CALL)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
