package org.huzhu.standalone.part;

import java.time.Duration;
import java.util.List;
import org.huzhu.standalone.process.Daemon;

/** One process of the platform. */
public interface Part {

    /** A port and the option that moves it. */
    record Port(String purpose, int number) {}

    Daemon daemon();

    List<Port> ports();

    /** Unpacks or formats what is not there yet; cheap when it is. */
    void prepare();

    /** How the process is started; known once {@link #prepare()} is done. */
    Daemon.Spec spec();

    boolean isReady();

    /** Work that needs the process, such as creating the database. */
    default void afterReady() {}

    /** @return false when it did not stop by itself in time and was killed */
    boolean stop();

    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    default String name() {
        return daemon().name();
    }
}
