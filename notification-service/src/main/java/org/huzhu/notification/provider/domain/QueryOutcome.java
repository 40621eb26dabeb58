package org.huzhu.notification.provider.domain;

/** What a provider says when it is asked about a message. */
public sealed interface QueryOutcome {

    record Delivered() implements QueryOutcome {}

    record Failed(String reason) implements QueryOutcome {

        public Failed {
            reason = ForeignText.tidy(reason);
        }
    }

    /** The provider has it, the handset not yet. */
    record OnItsWay(String reference) implements QueryOutcome {

        public OnItsWay {
            reference = ForeignText.tidy(reference);
        }
    }

    /** The provider cannot say, or not yet. Absence from a provider's list proves nothing: lists lag. */
    record NotSaid() implements QueryOutcome {}
}
