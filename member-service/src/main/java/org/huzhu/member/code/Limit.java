package org.huzhu.member.code;

import java.time.Duration;
import java.time.Instant;
import org.huzhu.platform.time.Beijing;

/** So many in each window. Windows start at midnight in Asia/Shanghai and follow each other. */
public record Limit(int count, Duration per) {

    public Limit {
        if (count < 0 || per.toSeconds() < 1) {
            throw new IllegalArgumentException("a limit needs a count and a window of at least a second");
        }
    }

    /** Start of the window that holds this moment. */
    public Instant windowOf(Instant now) {
        var offset = Beijing.ZONE.getRules().getOffset(now).getTotalSeconds();
        var local = now.getEpochSecond() + offset;
        return Instant.ofEpochSecond(local - Math.floorMod(local, per.toSeconds()) - offset);
    }
}
