package org.huzhu.claims.application.domain;

/** 办理渠道 (1D.1). */
public enum Channel {
    WINDOW("窗口柜面"),
    PORTAL("江苏省人社厅网上办事服务大厅"),
    APP("江苏智慧人社APP");

    private final String zh;

    Channel(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
