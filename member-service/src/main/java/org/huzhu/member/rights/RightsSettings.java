package org.huzhu.member.rights;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are answered.
 *
 * @param answerWithinDays calendar days until the answer is due (15, by 个人信息保护法 50 and what regulators ask for)
 * @param services who must answer an order before it is done
 */
@ConfigurationProperties("huzhu.rights")
public record RightsSettings(
        @DefaultValue("15") int answerWithinDays,

        @DefaultValue({"member", "enrollment", "claims", "notification"})
        Set<String> services) {

    public RightsSettings {
        services = Set.copyOf(services);
    }
}
