package org.huzhu.standalone;

import java.util.List;

/**
 * Which port belongs to whom: ten neighbours from the gateway's on, and management ports 1000 above. One option moves them all.
 *
 * @param base the gateway's port
 */
public record Layout(int base) {

    /** Ports from the base that are taken up. */
    public static final int WIDTH = 10;

    public static final String GATEWAY = "gateway";
    public static final List<String> SERVICES =
            List.of(GATEWAY, "enrollment-service", "claims-service", "member-service", "notification-service");

    private static final int MANAGEMENT = 1_000;

    public int service(String name) {
        return base + SERVICES.indexOf(name);
    }

    public int management(String name) {
        return service(name) + MANAGEMENT;
    }

    public int postgres() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int kafkaController() {
        return base + 7;
    }

    /** Where Prometheus answers when the installation is observed. */
    public int prometheus() {
        return base + 8;
    }

    /** Where the invariant checker answers with its own series. */
    public int checker() {
        return base + 9;
    }

    public String url(String service) {
        return "http://127.0.0.1:" + service(service);
    }
}
