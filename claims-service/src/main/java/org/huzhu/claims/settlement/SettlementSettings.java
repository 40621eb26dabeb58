package org.huzhu.claims.settlement;

import java.time.Duration;
import java.util.List;
import org.huzhu.claims.settlement.domain.Cards.ChannelWords;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Direct settlement.
 *
 * @param maxRecords of one batch
 * @param parallel persons of a batch that are settled at the same time, each with a connection of its own
 * @param rematchFor how long a record that matched nobody is looked at again when a coverage arrives
 * @param huangshan words in a bank's name that mean 黄山农信社 (SHC-024)
 * @param postal words that mean 邮政汇款
 */
@ConfigurationProperties("huzhu.claims.settlement")
public record SettlementSettings(
        @DefaultValue("1000") int maxRecords,
        @DefaultValue("8") int parallel,
        @DefaultValue("365d") Duration rematchFor,
        @DefaultValue("黄山") List<String> huangshan,
        @DefaultValue("邮政汇款") List<String> postal) {

    public SettlementSettings {
        if (maxRecords < 1 || parallel < 1) {
            throw new IllegalArgumentException("huzhu.claims.settlement: max-records and parallel are at least 1");
        }
    }

    ChannelWords channelWords() {
        return new ChannelWords(huangshan, postal);
    }
}
