package org.huzhu.standalone.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM that shares a small machine with six others. */
final class JavaCommand {

    private final List<String> words = new ArrayList<>();

    JavaCommand(String maxHeap, boolean underLoad) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + maxHeap);
        words.add("-XX:+UseSerialGC");
        words.add("-Xss512k");
        if (!underLoad) {
            words.add("-XX:TieredStopAtLevel=1");
        }
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Duser.timezone=Asia/Shanghai");
    }

    JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
