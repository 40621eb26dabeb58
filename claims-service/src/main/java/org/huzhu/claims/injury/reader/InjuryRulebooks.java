package org.huzhu.claims.injury.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.domain.RegionRules;
import org.huzhu.claims.injury.domain.RuleSet;
import org.huzhu.claims.injury.reader.RegionReader.RegionFile;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.RulebookFiles.Loaded;

/** The shipped tables with an installation's own on top. Needs no container. */
public final class InjuryRulebooks {

    private static final String SHIPPED = "classpath*:rulebook/injury/%s/*.yaml";
    private static final String RULE_SETS = "rule-sets";
    private static final String REGIONS = "regions";
    private static final String PARAMETERS = "parameters";

    private InjuryRulebooks() {}

    /**
     * @param ownFolder with the folders {@code rule-sets}, {@code regions} and {@code parameters}, as far as needed
     * @throws org.huzhu.platform.rulebook.reader.RulebookException with all mistakes of all files
     */
    public static InjuryRules load(Optional<Path> ownFolder) {
        var files = new RulebookFiles();
        ownFolder.ifPresent(folder -> refuseStrays(folder, files));
        var sets = files.load(shipped(RULE_SETS), own(ownFolder, RULE_SETS), "规则集", RuleSetReader::read, RuleSet::code);
        refuseOverlaps(List.copyOf(sets.values()), files);
        var regions = files.load(
                shipped(REGIONS),
                own(ownFolder, REGIONS),
                "地区",
                RegionReader::read,
                file -> file.rules().code());
        var parameters = files.load(
                shipped(PARAMETERS),
                own(ownFolder, PARAMETERS),
                "地区和年度",
                ParameterReader::read,
                ParameterReader.ParameterFile::key);
        var rules = new InjuryRules(
                values(sets),
                values(regions).stream().map(RegionFile::rules).toList(),
                values(parameters).stream()
                        .flatMap(file -> file.parameters().stream())
                        .toList());
        regions.values().forEach(region -> checkFloats(region, rules, files));
        files.refuseMistakes();
        return rules;
    }

    private static void refuseOverlaps(List<Loaded<RuleSet>> sets, RulebookFiles files) {
        for (var later = 1; later < sets.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                var file = sets.get(later).file();
                RuleSetReader.overlap(sets.get(later).value(), sets.get(earlier).value())
                        .ifPresent(reason -> files.wrong(file, 1, reason));
            }
        }
    }

    /** A city floats what its province lets it float. */
    private static void checkFloats(Loaded<RegionFile> region, InjuryRules rules, RulebookFiles files) {
        var city = region.value().rules();
        var province = rules.region(InjuryRules.provinceOf(city.code()))
                .map(RegionRules::rules)
                .orElse(List.of());
        for (var each : city.floats()) {
            var room = province.stream()
                    .filter(rule -> rule.item() == each.item())
                    .flatMap(rule -> rule.floatPercent().stream())
                    .max(BigDecimal::compareTo)
                    .orElse(BigDecimal.ZERO);
            if (each.percent().abs().compareTo(room) > 0) {
                files.wrong(
                        region.file(),
                        region.value().floatsLine(),
                        "“" + each.item() + "”的浮动" + each.percent().toPlainString() + "%超出本省允许的±" + room.toPlainString()
                                + "%");
            }
        }
    }

    /** A file in the wrong place would be left out without a word. */
    private static void refuseStrays(Path folder, RulebookFiles files) {
        if (!Files.isDirectory(folder)) {
            files.wrong(folder.toString(), 1, "没有这个文件夹");
            return;
        }
        try (var found = Files.walk(folder)) {
            found.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(file -> !isInPlace(folder.relativize(file)))
                    .sorted()
                    .forEach(file -> files.wrong(file.toString(), 1, "文件应为rule-sets、regions或parameters文件夹中的*.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInPlace(Path relative) {
        return relative.getNameCount() == 2
                && relative.toString().endsWith(".yaml")
                && Set.of(RULE_SETS, REGIONS, PARAMETERS)
                        .contains(relative.getName(0).toString());
    }

    private static Optional<Path> own(Optional<Path> folder, String kind) {
        return folder.map(each -> each.resolve(kind));
    }

    private static String shipped(String kind) {
        return SHIPPED.formatted(kind);
    }

    private static <T> List<T> values(Map<String, Loaded<T>> loaded) {
        var values = new ArrayList<T>();
        loaded.values().forEach(each -> values.add(each.value()));
        return values;
    }
}
