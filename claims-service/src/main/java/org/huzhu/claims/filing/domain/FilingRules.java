package org.huzhu.claims.filing.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.PeriodRule;

/**
 * The filing rules (备案规则) of one insured place. Every figure carries where it comes from.
 *
 * @param startDate first day of direct settlement away from home (JLF-001)
 * @param longest of a validity, by scenario; a scenario that is absent holds until its condition is lost (JLF-006, JLF-008)
 * @param changeAfter how long a filing stands before it may be changed or cancelled (JLF-009)
 * @param institutions how many there must be, by scenario or kind (JLF-015)
 * @param devicesMost rows of the form
 * @param renewalOpens days before the end
 * @param announceBefore days before the end on which the worker is told
 * @param manualDays how long the insured place has to reimburse by hand what is not settled directly
 */
public record FilingRules(
        String region,
        String nameZh,
        Dated<LocalDate> startDate,
        Map<Scenario, Dated<PeriodRule>> longest,
        Dated<PeriodRule> changeAfter,
        List<InstitutionCount> institutions,
        Dated<Integer> devicesMost,
        Dated<Integer> renewalOpens,
        Dated<Integer> announceBefore,
        Dated<PeriodRule> manualDays,
        Map<Clause, Provenance> clauses,
        List<Form> forms,
        List<Material> materials,
        List<Institution> directory) {

    public FilingRules {
        longest = Map.copyOf(longest);
        institutions = List.copyOf(institutions);
        clauses = Map.copyOf(clauses);
        forms = List.copyOf(forms);
        materials = List.copyOf(materials);
        directory = List.copyOf(directory);
    }

    /** A figure and its source. */
    public record Dated<T>(T value, Provenance from) {}

    /** What a judgement cites. */
    public enum Clause {
        FILED_BEFORE_TREATMENT,
        VALIDITY_ENDED,
        TRAVEL,
        MEAL,
        DEVICE_LIMIT,
        MINIMUM_YEARS,
        EMERGENCY,
        LISTS,
        DYNAMIC
    }

    /**
     * Exactly so many institutions for filings that match.
     *
     * @param kind empty for all, like the scenario
     */
    public record InstitutionCount(
            Optional<FilingKind> kind, Optional<Scenario> scenario, int exactly, Provenance from) {
        boolean isFor(FilingKind asked, Scenario why) {
            return kind.filter(own -> own != asked).isEmpty()
                    && scenario.filter(own -> own != why).isEmpty();
        }
    }

    /**
     * A printed form.
     *
     * @param paper code of the signed form among the papers
     * @param titles 省内 as printed, and 跨省 as the list of papers calls it; the first is printed
     * @param notes 备注, line by line
     */
    public record Form(
            Set<FilingKind> kinds,
            List<String> titles,
            String subtitle,
            String paper,
            List<String> copies,
            List<String> notes,
            Provenance from) {
        public Form {
            kinds = Set.copyOf(kinds);
            titles = List.copyOf(titles);
            copies = List.copyOf(copies);
            notes = List.copyOf(notes);
        }
    }

    /**
     * 协议机构.
     *
     * @param mealDirect its meal subsidy is settled directly (JLF-014)
     */
    public record Institution(
            String code,
            String nameZh,
            String region,
            String placeZh,
            Set<FilingKind> services,
            boolean mealDirect,
            List<Agreement> agreements,
            Provenance from) {
        public Institution {
            services = Set.copyOf(services);
            agreements = List.copyOf(agreements);
        }

        public boolean isContracted(LocalDate day, FilingKind kind) {
            return services.contains(kind) && agreements.stream().anyMatch(agreement -> agreement.covers(day));
        }
    }

    /** 服务协议. */
    public record Agreement(LocalDate from, Optional<LocalDate> to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && to.filter(last -> last.isBefore(day)).isEmpty();
        }
    }

    /** By code or by its full name, as it is printed on bills. */
    public Optional<Institution> institution(String codeOrName) {
        return directory.stream()
                .filter(each -> each.code().equals(codeOrName) || each.nameZh().equals(codeOrName))
                .findFirst();
    }

    public Optional<InstitutionCount> institutionCount(FilingKind kind, Scenario scenario) {
        return institutions.stream()
                .filter(count -> count.isFor(kind, scenario))
                .findFirst();
    }

    public Form form(FilingKind kind) {
        return forms.stream()
                .filter(form -> form.kinds().contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form for " + kind));
    }

    /** Papers that are the signed form itself: a new version needs a new one. */
    public Set<String> formPapers() {
        return forms.stream().map(Form::paper).collect(Collectors.toSet());
    }

    public Provenance clause(Clause clause) {
        return Optional.ofNullable(clauses.get(clause))
                .orElseThrow(() -> new IllegalStateException("no clause " + clause));
    }
}
