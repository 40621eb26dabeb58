package org.huzhu.check.event;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.huzhu.check.store.Snapshot;

/** Follows the events of a snapshot once, for I5 and LOSS together. */
public final class Trails {

    private record Followed(Snapshot snapshot, Trail trail) {}

    private final TopicLog log;
    private final int most;
    private Optional<Followed> last = Optional.empty();

    public Trails(TopicLog log, int most) {
        this.log = log;
        this.most = most;
    }

    Trail of(Snapshot snapshot) throws SQLException, IOException {
        if (last.isEmpty() || last.get().snapshot() != snapshot) {
            last = Optional.empty();
            last = Optional.of(new Followed(snapshot, Trail.follow(snapshot, log, most)));
        }
        return last.get().trail();
    }

    /** Lets go of what was read. */
    public void forget() {
        last = Optional.empty();
    }
}
