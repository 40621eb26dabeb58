package org.huzhu.member.key.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.huzhu.member.key.SigningKeys;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** For how many days the key of access tokens has signed; a rotation that does not happen is seen by it. */
@Component
class SigningKeyMeasure implements Measure {

    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final SigningKeys keys;
    private final Clock clock;
    private final GaugeTable age;

    SigningKeyMeasure(SigningKeys keys, Clock clock, MeterRegistry meters) {
        this.keys = keys;
        this.clock = clock;
        this.age = GaugeTable.single(meters, "huzhu.signing.key.age.days", "age of the key that signs tokens");
    }

    @Override
    public String what() {
        return "signing-key";
    }

    @Override
    public Mono<Void> read() {
        return keys.signer()
                .doOnNext(signer -> age.show(QueueGauges.seconds(signer.key().signsFrom(), clock.instant()) / DAY))
                .then();
    }
}
