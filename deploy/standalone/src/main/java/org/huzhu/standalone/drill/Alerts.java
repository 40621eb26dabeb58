package org.huzhu.standalone.drill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huzhu.standalone.story.Api;

/** What Prometheus says is on fire, watched second by second. */
final class Alerts {

    private final Api prometheus;
    private final Map<String, Long> firing = new LinkedHashMap<>();
    private final Set<String> before = new TreeSet<>();
    private final List<Change> changes = new ArrayList<>();
    private long begin = System.nanoTime();

    /** @param after seconds since the fault */
    record Change(String alert, boolean fires, long after) {}

    Alerts(Api prometheus) {
        this.prometheus = prometheus;
    }

    void restart() {
        begin = System.nanoTime();
        changes.clear();
        firing.clear();
        before.clear();
        before.addAll(firingNow());
        before.forEach(alert -> firing.put(alert, 0L));
    }

    /** Seconds since {@link #restart()}. */
    long seconds() {
        return (System.nanoTime() - begin) / 1_000_000_000L;
    }

    void look() {
        var now = firingNow();
        for (var alert : now) {
            if (firing.putIfAbsent(alert, seconds()) == null) {
                changes.add(new Change(alert, true, seconds()));
            }
        }
        firing.keySet().removeIf(alert -> {
            var cleared = !now.contains(alert);
            if (cleared) {
                changes.add(new Change(alert, false, seconds()));
            }
            return cleared;
        });
    }

    /** Nothing is on fire that was not before the fault. */
    boolean isQuiet() {
        return before.containsAll(firing.keySet());
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    private TreeSet<String> firingNow() {
        var names = new TreeSet<String>();
        for (var alert : prometheus
                .get("/api/v1/alerts", Api.Token.none())
                .expect(200)
                .json()
                .path("data")
                .path("alerts")) {
            if ("firing".equals(alert.path("state").asString())) {
                names.add(alert.path("labels").path("alertname").asString());
            }
        }
        return names;
    }
}
