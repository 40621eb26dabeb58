package org.huzhu.platform.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why without a stack trace. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeStartException refusal) {
        return new FailureAnalysis(
                "This service refuses to start because it would be unsafe:\n - "
                        + String.join("\n - ", refusal.reasons()),
                "See docs/operate/production-checklist.md",
                refusal);
    }
}
