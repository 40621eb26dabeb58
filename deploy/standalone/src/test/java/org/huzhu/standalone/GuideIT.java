package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.huzhu.standalone.story.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages for integrators, followed word by word. */
class GuideIT {

    private final Installation installation = Installation.get();

    @ParameterizedTest
    @ValueSource(strings = {"hr-developer.md", "mini-program.md", "on-call.md"})
    void aGuideDoesWhatItSays(String page) {
        var layout = installation.platform().settings().layout();
        var up = "'%s' -Dhuzhu.root='%s' -cp '%s' org.huzhu.standalone.Main --data='%s' --port=%d "
                .formatted(
                        ProcessHandle.current().info().command().orElse("java"),
                        repository(),
                        System.getProperty("java.class.path"),
                        installation.home(),
                        layout.service(Layout.GATEWAY));

        Guide.read(repository().resolve("docs/guide").resolve(page))
                .run(
                        repository(),
                        Map.of(
                                "http://localhost:8080",
                                layout.url(Layout.GATEWAY),
                                "DATA=.huzhu",
                                "DATA='" + installation.home() + "'",
                                "PORT=8080",
                                "PORT=" + layout.service(Layout.GATEWAY),
                                "./up ",
                                up));
    }

    @Test
    void theDocumentOnTheWireIsTheOneInTheDocs() {
        var json = new JsonMapper();
        var served = (ObjectNode) installation
                .api()
                .get("/openapi.json", Api.Token.none())
                .expect(200)
                .json();
        withoutDemo(served);
        var kept = (ObjectNode)
                json.readTree(repository().resolve("docs/api/openapi.json").toFile());

        assertThat(served.path("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(kept.path("paths").propertyNames());
        for (var path : kept.path("paths").properties()) {
            assertThat(served.path("paths").path(path.getKey()))
                    .as(path.getKey())
                    .isEqualTo(path.getValue());
        }
        assertThat(served.at("/components/schemas").propertyNames())
                .containsAll(kept.at("/components/schemas").propertyNames());
    }

    /** The demo's own operations exist in the demo only and are promised to nobody. */
    private static void withoutDemo(ObjectNode document) {
        var paths = (ObjectNode) document.path("paths");
        paths.remove(paths.propertyNames().stream()
                .filter(path -> path.startsWith("/demo") || path.startsWith("/api/v1/demo"))
                .toList());
    }

    private static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
