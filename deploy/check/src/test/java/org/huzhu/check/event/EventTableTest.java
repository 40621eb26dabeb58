package org.huzhu.check.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTableTest {

    private final Random random = new Random(7);

    @Test
    void everyEventIsFoundAgainWithWhatIsKnownOfIt() throws IOException {
        var table = new EventTable(100_000);
        var ids = new ArrayList<UUID>();
        for (var at = 0; at < 20_000; at++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            ids.add(id);
            var row = table.add(id, at % Topic.ALL.size(), at, 1_000 + at);
            if (at % 3 == 0) {
                table.at(row, 2, at);
                table.applied(row, 1);
            }
        }

        for (var at = 0; at < ids.size(); at++) {
            var row = table.find(ids.get(at));
            assertThat(table.id(row)).isEqualTo(ids.get(at));
            assertThat(table.seq(row)).isEqualTo(at);
            assertThat(table.is(row, EventTable.ON_TOPIC)).isEqualTo(at % 3 == 0);
            assertThat(table.isApplied(row, 1)).isEqualTo(at % 3 == 0);
            assertThat(table.isApplied(row, 0)).isFalse();
            assertThat(table.isAside(row, 1)).isFalse();
        }
        assertThat(table.find(UUID.randomUUID())).isNegative();
        assertThat(table.add(ids.getFirst(), 0, 9, 9)).isEqualTo(table.find(ids.getFirst()));
        assertThat(table.size()).isEqualTo(ids.size());
    }

    @Test
    void moreEventsThanAllowedAreRefusedRatherThanForgotten() throws IOException {
        var table = new EventTable(2);
        table.add(UUID.randomUUID(), 0, 1, 1);
        table.add(UUID.randomUUID(), 0, 2, 2);

        assertThatThrownBy(() -> table.add(UUID.randomUUID(), 0, 3, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HUZHU_CHECK_WINDOW");
    }

    @Test
    void theMapOfLongsKeepsWhatAnyMapKeeps() {
        var map = new LongMap();
        var same = new HashMap<Long, Long>();
        for (var at = 0; at < 50_000; at++) {
            var key = (long) random.nextInt(20_000);
            map.put(key, at);
            same.put(key, (long) at);
        }

        for (var key = 0L; key < 20_001; key++) {
            assertThat(map.get(key, -1)).isEqualTo(same.getOrDefault(key, -1L));
            assertThat(map.contains(key)).isEqualTo(same.containsKey(key));
        }
    }
}
