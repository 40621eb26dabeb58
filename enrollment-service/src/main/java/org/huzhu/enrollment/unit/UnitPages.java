package org.huzhu.enrollment.unit;

import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Reads for pages about units. */
public interface UnitPages {

    Mono<UnitView> view(UUID unitId);

    Mono<Page<UnitView>> list(Filter filter, Page.Request page);

    /** Empty parts do not filter. */
    record Filter(Optional<String> state, Optional<String> name, Optional<String> uscc) {}
}
