package org.huzhu.standalone.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address in front of several instances, as a service of Kubernetes is: a new connection goes to the next instance, one that is open stays where
 * it is. What passes through is not looked at.
 */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket server;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Integer, Integer> connections = new ConcurrentSkipListMap<>();
    private volatile List<Integer> instances;

    /** @param instances ports of this machine */
    Door(Integer... instances) {
        this.instances = List.of(instances);
        try {
            this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** From now on for new connections. */
    void leadTo(Integer... ports) {
        instances = List.of(ports);
    }

    /** Connections made so far, by the port of the instance. */
    Map<Integer, Integer> connections() {
        return new TreeMap<>(connections);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                Thread.startVirtualThread(() -> lead(caller));
            } catch (IOException _) {
                // Closed, or the caller has gone already.
            }
        }
    }

    private void lead(Socket caller) {
        try (caller;
                var instance = reach()) {
            caller.setTcpNoDelay(true);
            instance.setTcpNoDelay(true);
            var back = Thread.startVirtualThread(() -> pass(instance, caller));
            pass(caller, instance);
            back.join();
        } catch (IOException _) {
            // Nobody is there: the caller sees its connection closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next instance in turn; when it does not listen, the one after it. */
    private Socket reach() throws IOException {
        var all = instances;
        var first = Math.floorMod(turn.getAndIncrement(), all.size());
        for (var i = 0; i < all.size(); i++) {
            var port = all.get((first + i) % all.size());
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                connections.merge(port, 1, Integer::sum);
                return socket;
            } catch (IOException _) {
                socket.close();
            }
        }
        throw new IOException("none listens: " + all);
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
