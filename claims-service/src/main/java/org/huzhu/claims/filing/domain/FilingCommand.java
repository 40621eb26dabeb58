package org.huzhu.claims.filing.domain;

/** What can be asked of a filing. */
public enum FilingCommand {
    /** Change what the draft says, add or remove papers. */
    EDIT,
    SUBMIT,
    ACCEPT,
    APPROVE,
    REJECT,
    /** 变更: begin another version. */
    CHANGE,
    /** The other version takes over. */
    SUPERSEDE,
    /** 取消. */
    CANCEL,
    /** Let it be changed or cancelled before its time. */
    OVERRIDE,
    /** 撤销. */
    REVOKE,
    EXPIRE,
    /** 续期: begin the filing that follows. */
    RENEW
}
