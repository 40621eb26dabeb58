package org.huzhu.claims.material.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.MaterialRefusal;
import org.huzhu.platform.rulebook.ClaimRules.Phase;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Truth;

/**
 * 材料清单: which papers are needed, why, and which are still missing (1C.6). Knows nothing of kinds of claims.
 *
 * @param lines one per paper, in the order of the rulebook; a paper that several benefits ask for stands once
 */
public record Checklist(List<Line> lines) {

    public Checklist {
        lines = List.copyOf(lines);
    }

    /** How much a paper is needed in this case; ordered by weight. */
    public enum Status {
        NOT_NEEDED,
        OPTIONAL,
        /** Nobody can say before a question is answered. */
        CLARIFY,
        REQUIRED
    }

    /** Why what was handed in does not do. */
    public record Flaw(String code, String text) {}

    /**
     * One paper.
     *
     * @param because why it is needed, for the applicant
     * @param oneOf group of which one paper is enough
     * @param provided how many good ones there are
     * @param missing it keeps the claim from being complete
     * @param openFacts what must be told before its need is certain
     */
    public record Line(
            String code,
            String name,
            Status need,
            Phase phase,
            String because,
            int minFiles,
            Optional<String> oneOf,
            Set<Format> formats,
            boolean originalRequired,
            boolean electronicAllowed,
            int provided,
            boolean missing,
            Optional<Flaw> flaw,
            List<String> openFacts) {

        public Line {
            formats = Set.copyOf(formats);
            openFacts = List.copyOf(openFacts);
        }

        private Line settledByGroup() {
            return new Line(
                    code,
                    name,
                    need,
                    phase,
                    because,
                    minFiles,
                    oneOf,
                    formats,
                    originalRequired,
                    electronicAllowed,
                    provided,
                    false,
                    flaw,
                    List.of());
        }
    }

    /** @param coverStart first day of the cover, from which the age of some papers counts; empty where there is none */
    public static Checklist of(
            List<Material> materials, Facts facts, List<Provided> provided, Optional<LocalDate> coverStart) {
        var byCode = new LinkedHashMap<String, Line>();
        for (var material : materials) {
            byCode.merge(material.code(), new Paper(material, facts, coverStart).line(provided), Checklist::weightier);
        }
        return new Checklist(withGroups(List.copyOf(byCode.values())));
    }

    /** Why the facts rule a paper out whatever it looks like: an earlier refusal saves the applicant an upload (WXM-031, AC-92). */
    public static Optional<MaterialRefusal> refusal(List<Material> materials, String code, Facts facts) {
        return materials.stream()
                .filter(material -> material.code().equals(code))
                .flatMap(material -> material.refusedWhen().stream())
                .filter(refusal -> refusal.when().evaluate(facts) == Truth.TRUE)
                .findFirst();
    }

    public Optional<Line> find(String code) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }

    public Checklist of(Set<Phase> phases) {
        return new Checklist(
                lines.stream().filter(line -> phases.contains(line.phase())).toList());
    }

    public List<Line> missing() {
        return lines.stream().filter(Line::missing).toList();
    }

    /** Facts that keep the list from being certain. */
    public List<String> openFacts() {
        return lines.stream()
                .flatMap(line -> line.openFacts().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public boolean isComplete() {
        return missing().isEmpty() && openFacts().isEmpty();
    }

    private static Line weightier(Line one, Line other) {
        var heavier = other.need().compareTo(one.need()) > 0 || (other.missing() && !one.missing()) ? other : one;
        var open = Stream.of(one, other)
                .flatMap(line -> line.openFacts().stream())
                .distinct()
                .toList();
        return new Line(
                heavier.code(),
                heavier.name(),
                heavier.need(),
                heavier.phase(),
                heavier.because(),
                heavier.minFiles(),
                heavier.oneOf(),
                heavier.formats(),
                heavier.originalRequired(),
                heavier.electronicAllowed(),
                heavier.provided(),
                heavier.missing(),
                heavier.flaw(),
                open);
    }

    /** One paper of a group speaks for the others. */
    private static List<Line> withGroups(List<Line> lines) {
        var settled = lines.stream()
                .filter(line -> line.provided() >= line.minFiles() && line.need() != Status.NOT_NEEDED)
                .flatMap(line -> line.oneOf().stream())
                .toList();
        return lines.stream()
                .map(line -> line.oneOf().filter(settled::contains).isPresent() ? line.settledByGroup() : line)
                .toList();
    }

    /** One material against the facts. */
    private record Paper(Material material, Facts facts, Optional<LocalDate> coverStart) {

        Line line(List<Provided> provided) {
            var mine = provided.stream()
                    .filter(each -> each.code().equals(material.code()))
                    .toList();
            var need = need();
            var good = refused().isPresent()
                    ? List.<Provided>of()
                    : mine.stream().filter(each -> flawOf(each).isEmpty()).toList();
            var electronic = good.stream().anyMatch(each -> each.source() == Provided.Source.E_LICENCE);
            var count = electronic ? Math.max(good.size(), material.minFiles()) : good.size();
            return new Line(
                    material.code(),
                    material.nameZh(),
                    need,
                    material.phase(),
                    material.becauseZh(),
                    material.minFiles(),
                    material.oneOf(),
                    material.formats(),
                    material.originalRequired(),
                    material.electronicAllowed(),
                    count,
                    need == Status.REQUIRED && count < material.minFiles(),
                    flaw(mine, need),
                    openFacts(need));
        }

        private Status need() {
            var holds = material.when().map(when -> when.evaluate(facts)).orElse(Truth.TRUE);
            return switch (holds) {
                case FALSE -> Status.NOT_NEEDED;
                case UNKNOWN -> mayBlock() ? Status.CLARIFY : Status.OPTIONAL;
                case TRUE -> mayBlock() ? Status.REQUIRED : Status.OPTIONAL;
            };
        }

        private boolean mayBlock() {
            return switch (material.need()) {
                case REQUIRED, CONDITIONAL -> true;
                case OPTIONAL, ON_REQUEST -> false;
            };
        }

        private Optional<MaterialRefusal> refused() {
            return refusal(List.of(material), material.code(), facts);
        }

        private Optional<Flaw> flaw(List<Provided> mine, Status need) {
            var refused = refused()
                    .filter(_ -> need == Status.REQUIRED || !mine.isEmpty())
                    .map(refusal -> new Flaw(refusal.code(), refusal.textZh()));
            return refused.or(
                    () -> mine.stream().flatMap(each -> flawOf(each).stream()).findFirst());
        }

        private Optional<Flaw> flawOf(Provided paper) {
            if (paper.source() == Provided.Source.E_LICENCE && !material.electronicAllowed()) {
                return Optional.of(new Flaw("FILE_REQUIRED", "该材料不能以电子证照代替，请上传"));
            }
            if (material.originalRequired() && !paper.originalSeen()) {
                return Optional.of(new Flaw("ORIGINAL_REQUIRED", "须由经办人员核对原件"));
            }
            return material.maxAgeMonthsBeforeCoverStart().flatMap(months -> age(paper, months));
        }

        /** C8: dated in the months before the cover's first day (起保日前). */
        private Optional<Flaw> age(Provided paper, int months) {
            if (coverStart.isEmpty()) {
                return Optional.empty();
            }
            var start = coverStart.get();
            var earliest = start.minusMonths(months);
            var wanted = "须为起保日（" + start + "）前" + months + "个月内的材料，即" + earliest + "至" + start.minusDays(1);
            if (paper.documentDate().isEmpty()) {
                return Optional.of(new Flaw("DOCUMENT_DATE_REQUIRED", "请填写材料日期；" + wanted));
            }
            var dated = paper.documentDate().get();
            return dated.isBefore(earliest) || !dated.isBefore(start)
                    ? Optional.of(new Flaw("DOCUMENT_DATE", wanted + "；所传材料日期为" + dated))
                    : Optional.empty();
        }

        private List<String> openFacts(Status need) {
            if (need == Status.NOT_NEEDED || need == Status.OPTIONAL) {
                return List.of();
            }
            var open = new ArrayList<String>();
            material.when().ifPresent(when -> open.addAll(when.missing(facts)));
            material.refusedWhen().forEach(refusal -> open.addAll(refusal.when().missing(facts)));
            return open;
        }
    }
}
