package org.huzhu.member.membership.domain;

/** By which door a member came (渠道, WXM-001). */
public enum Channel {
    LINGXI_APP,
    JIANGSU_UNION_APP,
    WECHAT_WX_UNION,
    SUISHENBAN_APP,
    SUISHENBAN_WECHAT,
    SUISHENBAN_ALIPAY,
    WINDOW,
    OFFLINE
}
