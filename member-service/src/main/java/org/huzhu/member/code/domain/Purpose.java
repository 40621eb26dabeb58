package org.huzhu.member.code.domain;

/** What a code is asked for. Registering may make an account, logging in never does (WXU-007). */
public enum Purpose {
    REGISTER_UNIT,
    REGISTER_MEMBER,
    LOGIN;

    public boolean makesAccount() {
        return switch (this) {
            case REGISTER_UNIT, REGISTER_MEMBER -> true;
            case LOGIN -> false;
        };
    }
}
