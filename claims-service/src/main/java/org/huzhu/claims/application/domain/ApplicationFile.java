package org.huzhu.claims.application.domain;

import java.util.List;
import org.huzhu.platform.rulebook.Facts;

/** All that an application says of persons, health and money: kept together, sealed. */
public record ApplicationFile(ApplicationForm form, Facts facts, List<Grant> grants) {

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
