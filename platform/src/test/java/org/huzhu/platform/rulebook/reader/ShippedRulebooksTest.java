package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedRulebooksTest {

    private static final Rulebooks SHIPPED = Rulebooks.load(Optional.empty());

    @Test
    void allAreInOrder() {
        assertThat(SHIPPED.products().all()).hasSize(5);
    }
}
