package org.huzhu.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What jib makes is what the chart and compose start. */
class ImagesTest {

    private static final Pattern MAIN = Pattern.compile("<image.main>([\\w.]+)</image.main>");

    @Test
    void theFiveServicesAndTheCheckerAreImagesAndNothingElse() {
        var images = new ArrayList<String>();
        var modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Repository.read(Repository.ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        for (var module : modules) {
            var pom = Repository.read(Repository.ROOT.resolve(module).resolve("pom.xml"));
            if (pom.contains("<jib.skip>false</jib.skip>")) {
                images.add(Pattern.compile("</parent>.*?<artifactId>([^<]+)", Pattern.DOTALL)
                        .matcher(pom)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1));
                var main = MAIN.matcher(pom).results().findFirst().orElseThrow().group(1);
                var source = Repository.ROOT.resolve(module + "/src/main/java/" + main.replace('.', '/') + ".java");
                assertThat(Repository.read(source)).contains("static void main(String[] ");
            }
        }
        var expected = new ArrayList<>(Repository.SERVICES);
        expected.add("check");
        assertThat(images).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theyRunAsNobodyOnAJavaOfOurVersionAndEndWhenMemoryDoes() {
        var pom = Repository.read(Repository.ROOT.resolve("pom.xml"));

        assertThat(pom)
                .contains("<jib.skip>true</jib.skip>")
                .contains("<user>65532:65532</user>")
                .contains("<jvmFlag>-XX:+ExitOnOutOfMemoryError</jvmFlag>")
                .contains("<jvmFlag>-XX:MaxRAMPercentage=")
                .contains("<huzhu.base>eclipse-temurin:25-jre</huzhu.base>");
        assertThat(List.of("latest", "<format>Docker", "<auth>")).noneMatch(pom::contains);
    }
}
