package org.huzhu.claims.settlement.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a discharge record: the stored answer, given again word for word to whoever repeats the record.
 *
 * @param code of the reason, where there is one to name; else empty
 * @param text Chinese and free of personal data: what happened and why, as member and staff may read it
 * @param amount CNY, of all claims that are paid
 * @param dueOn the first day on which something is due
 * @param provisional a day rests on a year whose holidays are not announced (AC-79)
 */
public record Settlement(
        Result result,
        String code,
        String text,
        List<UUID> claimIds,
        Optional<BigDecimal> amount,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> earliestOn,
        boolean provisional) {

    public Settlement {
        claimIds = List.copyOf(claimIds);
    }

    /** From the best news to the worst: a stay that several products cover has the first that one of them brought. */
    public enum Result {
        /** Decided; the payment is on its way. */
        SETTLED,
        /** A claim was made, a human decides. */
        REVIEW,
        /** A non-direct situation (SHC-022 to SHC-025): the member was asked to apply. */
        INVITED,
        /** The terms grant nothing. */
        REJECTED,
        /** The stay is claimed already, by another record or an application. */
        DUPLICATE,
        /** Nobody is covered on that day. Looked at again when a coverage arrives. */
        NOT_COVERED,
        /** The record id was used before, for something else. Nothing was changed. */
        CONFLICT,
        /** The record cannot be read. Nothing was kept. */
        INVALID,
        /** An error of ours; the record can be sent again. */
        FAILED
    }

    public static Settlement without(Result result, String code, String text) {
        return new Settlement(
                result, code, text, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
