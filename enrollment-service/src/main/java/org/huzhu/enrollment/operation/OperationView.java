package org.huzhu.enrollment.operation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.values.Refusal;

/**
 * A long work as its feature knows it.
 *
 * @param kind what is being done, for example {@code ROSTER_IMPORT}
 * @param processed rows looked at so far, good or bad
 * @param total 0 while it is not known
 * @param resultUrl where the result can be read, as a path of the gateway
 * @param problem why it failed; rendered as a problem document
 * @param result what the feature has to say besides the numbers; holds no personal data in clear
 */
public record OperationView(
        UUID id,
        String kind,
        OperationState state,
        long processed,
        long total,
        long eligible,
        long ineligible,
        Optional<String> resultUrl,
        Optional<Refusal> problem,
        Map<String, Object> result) {

    public OperationView {
        result = Map.copyOf(result);
    }
}
