package org.huzhu.claims.application.domain;

/** What can be asked of an application. */
public enum ApplicationCommand {
    /** Change the form or the facts, add or remove papers. */
    EDIT,
    SUBMIT,
    /** 同意, by the node it waits for. */
    AGREE,
    /** 补正: send it back for what is missing. */
    SEND_BACK,
    REJECT,
    WITHDRAW
}
