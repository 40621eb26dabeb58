package org.huzhu.standalone;

import java.io.PrintStream;
import java.util.Locale;
import org.huzhu.standalone.part.Part;

/** Tells the person who waits what is going on, with the seconds since the beginning. */
public final class Progress {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** For tests and measurements, where nobody looks. */
    public static Progress silent() {
        return new Progress(
                new PrintStream(PrintStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
    }

    public synchronized void say(Part part, String what) {
        line(part.name(), what);
    }

    public synchronized void ready(Part part) {
        line(
                part.name(),
                "就绪 ready    :" + part.ports().getFirst().number() + "   pid "
                        + part.daemon().pid());
    }

    public double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void line(String name, String what) {
        out.printf(Locale.ROOT, "[%5.1f s] %-21s %s%n", seconds(), name, what);
        out.flush();
    }
}
