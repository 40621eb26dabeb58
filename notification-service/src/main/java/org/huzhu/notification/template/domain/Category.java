package org.huzhu.notification.template.domain;

/** Why a message is sent. The two have different caps, and only notices know a sending window and opt-outs. */
public enum Category {
    /** 验证码. */
    CODE,
    /** 通知. */
    NOTICE
}
