package org.huzhu.standalone.drill;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;

/** A few people at work: one reads orders, one makes new ones, one asks for a login code. Everything is counted. */
final class Traffic implements AutoCloseable {

    private static final long PAUSE_MILLIS = 150;

    private final Api api;
    private final UnitHandler handler;
    private final Synthetic synthetic = new Synthetic(new SplittableRandom());
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Thread worker = Thread.ofVirtual().unstarted(this::work);
    private long slowestMillis;
    private volatile boolean stopped;

    Traffic(Api api, UnitHandler handler) {
        this.api = api;
        this.handler = handler;
    }

    void start() {
        worker.start();
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

    private void work() {
        while (!stopped) {
            count(() -> api.get("/api/v1/orders?limit=5", handler.token()).status());
            count(this::newOrder);
            count(() -> api.post(
                            "/api/v1/auth/codes",
                            Api.Token.none(),
                            Map.of("phone", synthetic.phone(), "purpose", "REGISTER_UNIT"))
                    .status());
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private int newOrder() {
        var reply = api.post("/api/v1/orders", handler.token(), Map.of("product", UnitHandler.PRODUCT));
        if (reply.status() == 201) {
            acknowledged.add(reply.text("orderNo"));
        }
        return reply.status();
    }

    private void count(java.util.function.IntSupplier call) {
        var begin = System.nanoTime();
        String answer;
        try {
            answer = Integer.toString(call.getAsInt());
        } catch (UncheckedIOException | IllegalStateException e) {
            answer = "no answer";
        }
        synchronized (this) {
            answers.merge(answer, 1, Integer::sum);
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begin) / 1_000_000);
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
