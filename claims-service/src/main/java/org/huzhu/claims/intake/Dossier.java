package org.huzhu.claims.intake;

import java.util.List;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimStore.Step;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.claims.intake.domain.NextStep;
import org.huzhu.claims.intake.domain.Question;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.ProductVersion;

/**
 * A claim with everything around it, for whoever may see it.
 *
 * @param checklist the papers of the phase it is in
 * @param asked codes of papers a review asked for and nobody handed in since
 * @param decision the one that counts; for a draft what it would be now
 * @param confidential facts, papers, person and decision may be shown: not to a unit, whose members' illnesses are none of its business
 */
public record Dossier(
        Claim claim,
        ProductVersion terms,
        Checklist checklist,
        List<Kept> files,
        List<Question> questions,
        List<String> asked,
        NextStep next,
        Applicant applicant,
        Payee payee,
        List<Step> steps,
        Optional<Decision> decision,
        boolean confidential) {

    public Dossier {
        files = List.copyOf(files);
        questions = List.copyOf(questions);
        asked = List.copyOf(asked);
        steps = List.copyOf(steps);
    }
}
