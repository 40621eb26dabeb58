package org.huzhu.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An answer of {@code /actuator/prometheus}, read into samples. */
public record Scrape(List<Sample> samples, Map<String, String> types) {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** One line. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** What the service at this management port answers now. */
    public static String text(int managementPort) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
                    .timeout(LONGEST_WAIT)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Scrape of(String text) {
        var samples = new ArrayList<Sample>();
        var types = new HashMap<String, String>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.startsWith("# TYPE ")) {
                var words = line.split(" ");
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#")) {
                samples.add(sample(line));
            }
        });
        return new Scrape(samples, types);
    }

    private static Sample sample(String line) {
        var found = LINE.matcher(line);
        if (!found.matches()) {
            throw new IllegalStateException("not a line of the text format, or one with an exemplar: " + line);
        }
        var labels = new HashMap<String, String>();
        if (found.group(2) != null) {
            LABEL.matcher(found.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(found.group(1), labels, value(found.group(3)));
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The sum over all rows of that name that have these labels. */
    public double sum(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample ->
                        sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }

    public double sum(String name) {
        return sum(name, Map.of());
    }
}
