package org.huzhu.enrollment.renewal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A list: the expiries that count, of one unit or, for staff, of all. */
public record RenewalQuery(Optional<UUID> unitId, List<ProductWindow> windows) {

    public RenewalQuery {
        windows = List.copyOf(windows);
    }
}
