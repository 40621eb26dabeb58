package org.huzhu.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Whether a port of this machine is free, and whether somebody answers on it. */
public final class Ports {

    private Ports() {}

    public static boolean isFree(int port) {
        // A listener on all addresses and one on loopback may both hold the port, so both are tried.
        return binds(new InetSocketAddress(port))
                && binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static boolean answers(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The first of {@code count} neighbouring free ports, together with their management ports 1000 above. */
    public static int freeRange(int from, int count) {
        for (var base = from; base < 60_000; base += count) {
            var allFree = true;
            for (var i = 0; i < count && allFree; i++) {
                allFree = isFree(base + i) && isFree(base + 1_000 + i);
            }
            if (allFree) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean binds(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
