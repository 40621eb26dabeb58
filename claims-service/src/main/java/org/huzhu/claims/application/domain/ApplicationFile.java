package org.huzhu.claims.application.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.rulebook.Facts;

/** All that an application says of persons, health and money: kept together, sealed. */
public record ApplicationFile(ApplicationForm form, Facts facts, List<Grant> grants) {

    /** Shown in place of what was erased. */
    public static final ApplicationFile ERASED = of(
            new ApplicationForm(
                    new ApplicationForm.Worker("已删除", "", "", ""),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    ""),
            Facts.NONE);

    public ApplicationFile {
        grants = List.copyOf(grants);
    }

    public static ApplicationFile of(ApplicationForm form, Facts facts) {
        return new ApplicationFile(form, facts, List.of());
    }

    public ApplicationFile with(List<Grant> fixed) {
        return new ApplicationFile(form, facts, fixed);
    }

    @Override
    public String toString() {
        return "ApplicationFile";
    }
}
