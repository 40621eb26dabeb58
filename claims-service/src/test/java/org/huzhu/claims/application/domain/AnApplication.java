package org.huzhu.claims.application.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.domain.ApplicationForm.Claimant;
import org.huzhu.claims.application.domain.ApplicationForm.Offsite;
import org.huzhu.claims.application.domain.ApplicationForm.Payout;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationForm.Worker;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.reader.Rulebooks;

/** Applications, forms and papers of Lianyungang. */
public final class AnApplication {

    public static final FactDictionary FACTS = Rulebooks.load(Optional.empty()).facts();
    public static final ApplicationRules RULES = ApplicationRulebooks.read(shipped(), "shipped", FACTS);

    static final String WINDOW = "account:window";

    private AnApplication() {}

    public static String shipped() {
        try (var file = AnApplication.class.getResourceAsStream("/rulebook/application/jiangsu-lianyungang.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BenefitType type(String code) {
        return RULES.find(code).orElseThrow();
    }

    static RequiredPapers papersOf(String code) {
        return new RequiredPapers(RULES, type(code), FACTS);
    }

    static Application draft() {
        return Application.draft(new ApplicationIdentity(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "CN-3207",
                "LUMP_DISABILITY",
                Channel.WINDOW,
                LocalDate.of(2026, 1, 5),
                UUID.randomUUID(),
                WINDOW,
                Instant.EPOCH));
    }

    static List<Provided> copies(String... codes) {
        return Arrays.stream(codes).map(code -> provided(code, false)).toList();
    }

    static Provided provided(String code, boolean original) {
        return new Provided(code, Provided.Source.UPLOAD, Optional.empty(), original);
    }

    /** An in-patient without a third party, an advance or a building site. */
    static Facts inpatient() {
        return Facts.of(Map.of(
                "inpatient", true,
                "outpatient", false,
                "outOfRegion", false,
                "billsHeldBy", "WORKER",
                "thirdParty", "NONE",
                "thirdPartyShareClear", true,
                "employerAdvanced", false,
                "constructionProject", false));
    }

    static ApplicationForm form(String... items) {
        return new ApplicationForm(
                new Worker("张三", "32020119900101001X", "", "18912345678"),
                Optional.empty(),
                Optional.of(new Payout(PayoutMethod.SS_CARD, Optional.empty())),
                Set.of(items),
                Optional.empty(),
                "");
    }

    static ApplicationForm ofRelative(String... items) {
        var form = form(items);
        return new ApplicationForm(
                form.worker(),
                Optional.of(new Claimant("李四", "320201199001010028", "配偶")),
                form.payout(),
                form.items(),
                Optional.empty(),
                "");
    }

    static ApplicationForm offsite(String from, String to) {
        var offsite = new Offsite(
                "连人社工认〔2024〕1号",
                Optional.of(LocalDate.of(2024, 11, 1)),
                "左手",
                "",
                LocalDate.of(2025, 2, 20),
                Optional.of(LocalDate.parse(from)),
                Optional.of(to).filter(told -> !told.isEmpty()).map(LocalDate::parse),
                "江苏省南京市",
                "异地长期居住",
                "",
                "");
        return new ApplicationForm(
                form().worker(), Optional.empty(), Optional.empty(), Set.of(), Optional.of(offsite), "");
    }
}
