package org.huzhu.enrollment.roster;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rosters are imported ({@code huzhu.roster}).
 *
 * @param maxRows persons in one upload; 0 takes the product's limit
 * @param chunkRows most rows that are committed together with their checkpoint
 * @param workers imports this instance works on at a time
 * @param lease after which another instance takes over an import whose instance fell silent
 * @param pollInterval between looks for imports to take over
 * @param maxAttempts of one import, over all instances, before it is given up
 * @param keepChecked how long a dry run can be committed, and the rows of one that was refused whole can be read
 * @param banks offered in the template's drop-down; others can be typed
 */
@ConfigurationProperties("huzhu.roster")
public record RosterSettings(
        @DefaultValue("0") int maxRows,
        @DefaultValue("5000") int chunkRows,
        @DefaultValue("2") int workers,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("20") int maxAttempts,
        @DefaultValue("30m") Duration keepChecked,

        @DefaultValue({
            "无锡农村商业银行",
            "江苏银行",
            "中国工商银行",
            "中国农业银行",
            "中国银行",
            "中国建设银行",
            "交通银行",
            "中国邮政储蓄银行",
            "招商银行",
            "南京银行",
            "宁波银行"
        })
        List<String> banks) {

    int rowLimit(int ofProduct) {
        return maxRows > 0 ? maxRows : ofProduct;
    }
}
