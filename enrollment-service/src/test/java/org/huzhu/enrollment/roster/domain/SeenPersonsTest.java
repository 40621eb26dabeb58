package org.huzhu.enrollment.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenPersonsTest {

    @Test
    void agreesWithAMapOverManyPersons() {
        var random = new Random(7);
        var expected = new HashMap<UUID, Integer>();
        var seen = new SeenPersons();

        for (var row = 4; row < 30_000; row++) {
            var person = new UUID(random.nextInt(150), random.nextInt(150));
            expected.putIfAbsent(person, row);

            assertThat(seen.firstRowOf(person, row)).isEqualTo(expected.get(person));
        }
    }
}
