package org.huzhu.claims.settlement.messaging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huzhu.claims.settlement.SettleDischarge;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.DischargeReader;
import org.huzhu.platform.events.DischargeReported;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The same intake as over HTTP, with the same stored answers. A record that cannot be read is put aside. */
@Component
class DischargeEvents implements EventHandler {

    private final SettleDischarge settleDischarge;
    private final DischargeReader reader;
    private final FieldCipher transport;
    private final Clock clock;

    DischargeEvents(
            SettleDischarge settleDischarge,
            FactDictionary dictionary,
            @Qualifier("transportCipher") FieldCipher transport,
            Clock clock) {
        this.settleDischarge = settleDischarge;
        this.reader = new DischargeReader(dictionary);
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "claims.settlement";
    }

    @Override
    public Set<String> topics() {
        return Set.of(DischargeReported.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return settleDischarge
                .handle(discharge(event.as(DischargeReported.class)))
                .then();
    }

    private Discharge discharge(DischargeReported event) {
        return switch (reader.read(event.source(), told(event), LocalDate.now(clock))) {
            case Done<Discharge> done -> done.value();
            case Refused<Discharge> no ->
                throw new PoisonEventException("a discharge with %s in %s"
                        .formatted(no.refusal().code(), no.refusal().field().orElse("?")));
        };
    }

    private Map<String, Object> told(DischargeReported event) {
        var belongsTo = event.source() + "/" + event.recordId();
        var told = new TreeMap<String, Object>();
        told.put("recordId", event.recordId());
        told.put("idNumber", open(event.sealedIdNumber(), belongsTo));
        told.put("admissionDate", event.admissionDate().toString());
        told.put("dischargeDate", event.dischargeDate().toString());
        told.put("hospital", event.hospital());
        told.put("hospitalLevel", event.hospitalLevel());
        told.put("outOfTown", event.outOfTown());
        told.put("burdenRelief", event.burdenRelief());
        if (!event.selfPaid().isEmpty()) {
            told.put("selfPaid", event.selfPaid());
        }
        if (!event.totalCost().isEmpty()) {
            told.put("totalCost", event.totalCost());
        }
        if (!event.sealedDiagnosis().isEmpty()) {
            told.put("diagnosis", open(event.sealedDiagnosis(), belongsTo));
        }
        return told;
    }

    private String open(String sealed, String belongsTo) {
        try {
            return transport.openText(sealed, belongsTo);
        } catch (TamperedException _) {
            throw new PoisonEventException("a discharge whose sealed values do not belong to it");
        }
    }
}
