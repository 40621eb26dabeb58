package org.huzhu.notification.provider.domain;

/**
 * What became of handing a message to a provider. The third answer, "we do not know", is never treated as a "no" (trust
 * R10).
 */
public sealed interface SendOutcome {

    /** The provider has it. The reference is the provider's own number, empty when it gave none. */
    record Taken(String reference) implements SendOutcome {

        public Taken {
            reference = ForeignText.tidy(reference);
        }
    }

    /** Certainly not sent, and no retry can help: a wrong number, for example. */
    record Declined(String reason) implements SendOutcome {

        public Declined {
            reason = ForeignText.tidy(reason);
        }
    }

    /** Certainly not sent; another try or another provider may carry it. */
    record NotSent(String reason) implements SendOutcome {

        public NotSent {
            reason = ForeignText.tidy(reason);
        }
    }

    /** A timeout, a lost answer, an answer that cannot be read: it may have been sent. */
    record Lost(String reason) implements SendOutcome {

        public Lost {
            reason = ForeignText.tidy(reason);
        }
    }
}
