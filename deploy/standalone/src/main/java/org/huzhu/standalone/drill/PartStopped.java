package org.huzhu.standalone.drill;

import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.part.Part;

/** A process killed with {@code kill -9}, and started again as {@code ./up} would. */
record PartStopped(String name, Platform platform, Part part) implements Fault {

    @Override
    public String what() {
        return "kill -9 of " + part.name() + ", later ./up";
    }

    @Override
    public void inject() {
        part.daemon().kill();
    }

    @Override
    public void heal() {
        platform.start(part, Progress.silent());
    }
}
