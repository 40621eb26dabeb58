package org.huzhu.claims.application.domain;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** 办件: the two words applicants read (LYG-29). */
public enum Progress {
    RUNNING("IN_PROGRESS", "办理中"),
    FINISHED("DONE", "已办结");

    private final String status;
    private final String zh;

    Progress(String status, String zh) {
        this.status = status;
        this.zh = zh;
    }

    /** As the progress API says it. */
    public String status() {
        return status;
    }

    public String zh() {
        return zh;
    }

    public Set<ApplicationState> states() {
        return Arrays.stream(ApplicationState.values())
                .filter(state -> state.progress() == this)
                .collect(Collectors.toUnmodifiableSet());
    }
}
