package org.huzhu.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./up deadletters}: what waits in all services, replayed or given up over their management ports. */
final class DeadLetterDesk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SERVICES = Layout.SERVICES.stream()
            .filter(service -> !service.equals(Layout.GATEWAY))
            .toList();

    private final Layout layout;
    private final PrintStream out;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    DeadLetterDesk(Layout layout, PrintStream out) {
        this.layout = layout;
        this.out = out;
    }

    /** Ends with 0 when nothing waits any more, 1 when something does. */
    int run(List<String> words) {
        return switch (String.join(" ", words).split(" ")[0]) {
            case "" -> list();
            case "replay" -> replay();
            case "discard" -> discard(words);
            default -> throw new StandaloneException("./up deadletters [replay | discard SERVICE ID]");
        };
    }

    private int list() {
        var waiting = 0;
        for (var service : SERVICES) {
            for (var letter : call("GET", service, "")) {
                waiting++;
                out.println("%-22s %6s  %-9s %-28s %s  %s"
                        .formatted(
                                service,
                                letter.path("id").asString(),
                                letter.path("state").asString(),
                                letter.path("topic").asString(),
                                letter.path("at").asString(),
                                letter.path("cause").asString()));
            }
        }
        out.println(waiting == 0 ? "没有未处理的事件 / nothing waits" : waiting + " 个等待 / wait (docs/operate/dead-letters.md)");
        return waiting == 0 ? 0 : 1;
    }

    private int replay() {
        var left = 0;
        for (var service : SERVICES) {
            var replay = call("POST", service, "");
            left += replay.path("left").asInt();
            out.println("%-22s 已处理 applied %d, 仍等待 left %d"
                    .formatted(
                            service,
                            replay.path("applied").asInt(),
                            replay.path("left").asInt()));
        }
        return left == 0 ? 0 : 1;
    }

    private int discard(List<String> words) {
        if (words.size() != 3
                || !SERVICES.contains(words.get(1))
                || !words.get(2).matches("\\d+")) {
            throw new StandaloneException("./up deadletters discard SERVICE ID");
        }
        var letter = call("DELETE", words.get(1), "/" + words.get(2));
        out.println("已放弃 / given up: " + letter.path("topic").asString() + " "
                + letter.path("id").asString());
        return 0;
    }

    private JsonNode call(String method, String service, String path) {
        var address = "http://127.0.0.1:%d/actuator/deadletters%s".formatted(layout.management(service), path);
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofMinutes(5))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.noBody())
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StandaloneException(service + ": " + answer.statusCode() + ", 没有此事件 / no such event");
            }
            return JSON.readTree(answer.body());
        } catch (IOException _) {
            throw new StandaloneException(service + " 未运行 / does not run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StandaloneException("中断 / interrupted");
        }
    }
}
