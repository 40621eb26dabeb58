package org.huzhu.member.rights.domain;

/** What a person asks for. */
public enum RequestKind {
    /** 查阅、复制 (个人信息保护法 45): done by the platform alone. */
    EXPORT,
    /** 更正、补充 (46): done by staff, who can tell what is right. */
    CORRECTION,
    /** 删除 (47): ordered by staff, because it cannot be undone. */
    ERASURE
}
