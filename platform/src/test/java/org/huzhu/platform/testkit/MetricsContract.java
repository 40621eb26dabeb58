package org.huzhu.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.platform.testkit.Scrape.Sample;

/**
 * What {@code docs/operate/metrics.md} promises, held against what a service answers: every series of the page is there
 * with its type and its labels, no series of ours is there that the page does not have, and no label can hold a person.
 */
public final class MetricsContract {

    private static final String PAGE = "operate/metrics.md";
    private static final Pattern SERIES = Pattern.compile("`([a-z0-9_]+)`");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> WITH_A_DATABASE = Set.of("enrollment", "claims", "member", "notification");
    private static final Set<String> OF_HISTOGRAMS = Set.of("_bucket", "_count", "_sum", "_max");

    /** Seven digits in a row are a phone, an ID number, a card, a number of a claim, or soon will be. */
    private static final Pattern TOO_MANY_DIGITS = Pattern.compile("\\d{7}");

    private final List<Series> series;
    private final Set<String> frameworkLabels;

    private record Series(String name, String type, Set<String> labels, String from) {

        boolean isOf(String service) {
            return switch (from.replace(", where set", "")) {
                case "all" -> true;
                case "services" -> WITH_A_DATABASE.contains(service);
                default -> from.equals(service);
            };
        }

        boolean isAlwaysThere() {
            return !from.endsWith("where set");
        }

        Set<String> names() {
            return type.equals("histogram")
                    ? OF_HISTOGRAMS.stream().map(name::concat).collect(Collectors.toSet())
                    : Set.of(name);
        }
    }

    private MetricsContract(List<Series> series, Set<String> frameworkLabels) {
        this.series = series;
        this.frameworkLabels = frameworkLabels;
    }

    public static MetricsContract read() {
        var page = GeneratedDocument.read(PAGE);
        var series = page.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(MetricsContract::ofLine)
                .toList();
        assertThat(series).as("series of " + PAGE).hasSizeGreaterThan(50);
        var labels =
                page.substring(page.indexOf("<!-- framework-labels -->"), page.indexOf("<!-- /framework-labels -->"));
        return new MetricsContract(
                series,
                CODE.matcher(labels).results().map(found -> found.group(1)).collect(Collectors.toSet()));
    }

    private static Stream<Series> ofLine(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        assertThat(cells).as(line).hasSizeGreaterThanOrEqualTo(5);
        var labels = Arrays.stream(cells.get(3).split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return SERIES.matcher(cells.get(1))
                .results()
                .map(found -> new Series(found.group(1), cells.get(2), labels, cells.get(4)));
    }

    /** Compares all of it; {@code service} as the page calls it, such as {@code claims}. */
    public void check(String service, String answer) {
        var scrape = Scrape.of(answer);
        everySeriesIsThere(service, scrape);
        oursAreOnThePage(scrape);
        labelsAreTheAgreedOnes(scrape);
        noLabelHoldsAPerson(scrape);
    }

    private void everySeriesIsThere(String service, Scrape scrape) {
        var missing = new ArrayList<String>();
        for (var promised : series) {
            if (promised.isOf(service) && promised.isAlwaysThere()) {
                var type = scrape.types().get(promised.name());
                if (type == null) {
                    missing.add(promised.name());
                } else {
                    assertThat(type).as("type of " + promised.name()).isEqualTo(promised.type());
                }
            }
        }
        assertThat(missing)
                .as("promised by docs/%s for %s, and not there", PAGE, service)
                .isEmpty();
    }

    private void oursAreOnThePage(Scrape scrape) {
        var known =
                series.stream().flatMap(promised -> promised.names().stream()).collect(Collectors.toSet());

        assertThat(scrape.samples().stream().map(Sample::name).filter(name -> name.startsWith("huzhu_")))
                .as("series of ours that docs/%s has", PAGE)
                .isSubsetOf(known);
    }

    private void labelsAreTheAgreedOnes(Scrape scrape) {
        var byName = new TreeMap<String, Series>();
        series.stream()
                .filter(promised -> promised.name().startsWith("huzhu_"))
                .forEach(promised -> promised.names().forEach(name -> byName.put(name, promised)));
        var unknown = new TreeSet<String>();
        for (var sample : scrape.samples()) {
            var labels = new TreeSet<>(sample.labels().keySet());
            assertThat(labels.remove("service"))
                    .as("%s says whose it is", sample)
                    .isTrue();
            if (sample.name().endsWith("_bucket")) {
                labels.remove("le");
            }
            var promised = byName.get(sample.name());
            if (promised != null) {
                assertThat(labels).as("labels of %s", sample.name()).isEqualTo(promised.labels());
            } else {
                labels.stream()
                        .filter(label -> !frameworkLabels.contains(label))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown)
                .as("labels of the frameworks that docs/%s does not know", PAGE)
                .isEmpty();
    }

    private static void noLabelHoldsAPerson(Scrape scrape) {
        assertThat(scrape.samples().stream()
                        .flatMap(sample -> sample.labels().entrySet().stream())
                        .filter(label -> !label.getKey().equals("le"))
                        // The Kafka client counts coordinators down from the largest number.
                        .filter(label -> !label.getKey().equals("node_id"))
                        .map(Map.Entry::getValue)
                        .filter(value -> TOO_MANY_DIGITS.matcher(value).find()
                                || value.chars().anyMatch(Character::isIdeographic)))
                .as("label values that could be a number or a name of somebody")
                .isEmpty();
    }
}
