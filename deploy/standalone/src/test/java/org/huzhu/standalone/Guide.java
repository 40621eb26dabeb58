package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A page whose {@code bash} blocks can be run. A {@code text} block right after one holds what must be printed: its lines in this order, with
 * {@code …} for anything.
 */
final class Guide {

    private static final Pattern BLOCK =
            Pattern.compile("^```(bash|text)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String MARK = "=====block ";

    private final List<Step> steps = new ArrayList<>();

    /** Commands and the lines they must print. */
    record Step(String commands, List<String> expected) {}

    private Guide(String page) {
        BLOCK.matcher(page).results().forEach(block -> {
            if (block.group(1).equals("bash")) {
                steps.add(new Step(block.group(2), List.of()));
            } else if (!steps.isEmpty()) {
                var last = steps.removeLast();
                steps.add(new Step(last.commands(), block.group(2).lines().toList()));
            }
        });
    }

    static Guide read(Path page) {
        try {
            return new Guide(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Guide of(String page) {
        return new Guide(page);
    }

    List<Step> steps() {
        return steps;
    }

    /** Runs all blocks in one shell, with these words of the page replaced. */
    void run(Path folder, Map<String, String> replaced) {
        var script = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            script.append("echo '")
                    .append(MARK)
                    .append(i)
                    .append("'\n")
                    .append(steps.get(i).commands());
        }
        var text = script.toString();
        for (var word : replaced.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        var output = execute(folder, text);
        for (int i = 0; i < steps.size(); i++) {
            check(steps.get(i), between(output, i), output);
        }
    }

    private static void check(Step step, List<String> printed, String all) {
        var next = 0;
        for (var line : step.expected()) {
            var pattern = pattern(line);
            while (next < printed.size() && !pattern.matcher(printed.get(next)).matches()) {
                next++;
            }
            assertThat(next)
                    .as(
                            "after%n%s%nthe page promises%n%s%nbut printed was%n%s%nall:%n%s",
                            step.commands(), line, printed, all)
                    .isLessThan(printed.size());
            next++;
        }
    }

    static Pattern pattern(String line) {
        var quoted = new StringBuilder();
        for (var part : line.split("…", -1)) {
            quoted.append(quoted.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(quoted.toString(), Pattern.DOTALL);
    }

    private static List<String> between(String output, int step) {
        var from = output.indexOf(MARK + step + '\n');
        if (from < 0) {
            return List.of();
        }
        var to = output.indexOf(MARK + (step + 1) + '\n');
        return output.substring(from, to < 0 ? output.length() : to)
                .lines()
                .skip(1)
                .toList();
    }

    private static String execute(Path folder, String script) {
        try {
            var file = Files.createTempFile("guide-", ".sh");
            var printed = Files.createTempFile("guide-", ".out");
            Files.writeString(file, script);
            var process = new ProcessBuilder("bash", file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            var output = Files.readString(printed, StandardCharsets.UTF_8);
            Files.delete(file);
            Files.delete(printed);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
