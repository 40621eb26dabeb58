package org.huzhu.platform.events;

import java.time.LocalDate;

/**
 * The medical insurance tells of a finished hospital stay (WXM-010, SHC-020). Comes in batches, repeated and out of
 * order; the record id makes a repetition harmless.
 *
 * @param source the institution or interface that reports; the record id is unique within it
 * @param sealedIdNumber sealed for transport and bound to {@code source + "/" + recordId}
 * @param hospitalLevel 1 to 3; 0 where it is not known
 * @param selfPaid CNY, decimal string; empty where it is not known
 * @param sealedDiagnosis sealed and bound likewise; empty where none is told
 */
public record DischargeReported(
        String source,
        String recordId,
        String sealedIdNumber,
        LocalDate admissionDate,
        LocalDate dischargeDate,
        String hospital,
        int hospitalLevel,
        boolean outOfTown,
        boolean burdenRelief,
        String selfPaid,
        String totalCost,
        String sealedDiagnosis)
        implements DomainEvent {

    public static final String TOPIC = "medical.discharged";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return recordId;
    }
}
