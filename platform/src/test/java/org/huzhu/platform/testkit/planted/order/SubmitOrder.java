package org.huzhu.platform.testkit.planted.order;

import java.time.Clock;
import java.time.Instant;
import org.huzhu.platform.testkit.planted.order.store.OrderTable;
import org.huzhu.platform.testkit.planted.roster.CheckRoster;
import org.springframework.beans.factory.annotation.Autowired;

/** Planted: a use case that knows its adapter, has it injected, and forms a cycle with another feature. */
public class SubmitOrder {

    @Autowired
    OrderTable store;

    CheckRoster roster;

    Instant right(Clock clock) {
        return Instant.now(clock);
    }
}
