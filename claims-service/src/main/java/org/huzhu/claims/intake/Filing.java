package org.huzhu.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.claims.intake.domain.Account;
import org.huzhu.claims.intake.domain.AskedItem;
import org.huzhu.claims.intake.domain.Identity;
import org.huzhu.platform.security.Caller;

/**
 * 申请内容: everything a client sends for a draft.
 *
 * @param caller who files: the insured person, a mini-program's backend for him, or staff from paper
 * @param subject the person as staff name him; empty for everybody else
 * @param illness 疾病名称
 */
public record Filing(
        Caller caller,
        String product,
        String classCode,
        String category,
        List<AskedItem> items,
        Map<String, Object> facts,
        Identity person,
        Optional<Identity> subject,
        Optional<Account.Choice> bank,
        String illness,
        boolean noticeAgreed,
        String channel) {

    private static final Set<String> OFFLINE = Set.of("OFFLINE", "WINDOW");
    private static final Set<String> ONLINE = Set.of(
            "LINGXI_APP",
            "JIANGSU_UNION_APP",
            "WECHAT_WX_UNION",
            "SUISHENBAN_APP",
            "SUISHENBAN_WECHAT",
            "SUISHENBAN_ALIPAY");

    public Filing {
        items = List.copyOf(items);
        facts = Map.copyOf(facts);
    }

    /** 线下: staff record what came on paper. A member of the staff who claims for himself does it like everybody. */
    public boolean isOffline() {
        return caller.isStaff() && (OFFLINE.contains(channel) || channel.isEmpty() || subject.isPresent());
    }

    public Origin origin() {
        return isOffline() ? Origin.OFFLINE : Origin.ONLINE;
    }

    public String channelOrDefault() {
        return isOffline() && channel.isEmpty() ? "OFFLINE" : channel;
    }

    boolean isChannelKnown() {
        return isOffline() ? OFFLINE.contains(channelOrDefault()) : ONLINE.contains(channel);
    }

    Identity who() {
        return subject.orElse(person);
    }
}
