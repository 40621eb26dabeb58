package org.huzhu.claims.intake.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.rulebook.ClaimRules.Declaration;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** 抄写的承诺, as the applicant copied it (SHC-047). */
public record Copied(String code, String text) {

    /**
     * Every template word for word, blanks around it aside; answers the templates that were met.
     *
     * <p>Refused with DECLARATION_MISMATCH for other words or a template nobody asked for, and DECLARATION_MISSING.
     */
    public static Outcome<List<Declaration>> check(List<Declaration> templates, List<Copied> copied) {
        for (var each : copied) {
            var right = templates.stream()
                    .anyMatch(template -> template.code().equals(each.code())
                            && template.textZh().strip().equals(each.text().strip()));
            if (!right) {
                return refused(Refusal.of("DECLARATION_MISMATCH", Map.of("declaration", each.code())));
            }
        }
        var met = new ArrayList<Declaration>();
        for (var template : templates) {
            if (copied.stream().noneMatch(each -> each.code().equals(template.code()))) {
                return refused(Refusal.of(
                        "DECLARATION_MISSING", Map.of("declaration", template.code(), "text", template.textZh())));
            }
            met.add(template);
        }
        return done(List.copyOf(met));
    }
}
