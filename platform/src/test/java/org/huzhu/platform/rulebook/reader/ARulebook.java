package org.huzhu.platform.rulebook.reader;

import java.util.Optional;
import org.huzhu.platform.rulebook.FactDictionary;

/** A small product that is in order, for tests that break it. */
final class ARulebook {

    static final FactDictionary FACTS = Rulebooks.load(Optional.empty()).facts();

    static final String TEXT = """
            code: T-1
            nameZh: 测试项目
            nameEn: Test
            operatorZh: 测试互助会
            jurisdiction: CN-32
            enrolable: true
            shared:
              from: &from {status: SEED, clause: 第一条, source: test}
              waiting: &waiting {days: 30, waivedOnRenewal: true, accidentExempt: true, from: *from}
              card: &card {code: ID_CARD, nameZh: 身份证, need: REQUIRED, becauseZh: 核对身份, from: *from}
            versions:
              - label: "2024"
                validFrom: 2024-01-01
                validTo: 2024-12-31
                premium: "120.00"
                minAge: 16
                maxAge: null
                startRule: PAYMENT_APPROVED_NEXT_DAY
                roster: {maxRows: 100, normaliseLowercaseX: false}
                renewal: {daysBefore: 30, daysAfter: 10, runDay: 1, smsAt: "12:00", trigger: LIST_NOT_EMPTY}
                payment: {mismatch: FLAG, expireDays: 30}
                claims: &claims
                  classes: [{code: A, nameZh: 甲类}]
                  responsibilities:
                    - code: DAYS
                      nameZh: 住院
                      category: HOSPITAL
                      classes: [A]
                      payoutMode: DIRECT_UNLESS_NON_DIRECT
                      online: true
                      eventBasis: DISCHARGE
                      benefit: {kind: PER_DAY, amount: "80.00", days: stayDays, maxDays: 60}
                      caps: {perTerm: "6000.00", from: *from}
                      waiting: *waiting
                      exclusions: [{code: WORK, textZh: 工伤, when: {eq: [cause, WORK_INJURY]}, from: *from}]
                      nonDirect: [{seq: 1, code: LONG, textZh: 超过14天, when: {gt: [stayDays, 14]}, from: *from}]
                      window: {anchor: COVERAGE_EXPIRY, amount: 2, unit: YEAR, from: *from}
                      deadline: {anchor: COMPLETE_DATE, amount: 30, unit: DAY, from: *from}
                      materials:
                        - *card
                        - {code: LIST, nameZh: 清单, need: CONDITIONAL, when: {eq: [uremiaRelief, true]}, becauseZh: 减负, from: *from}
                      from: *from
                    - code: COSTS
                      nameZh: 补充
                      category: HOSPITAL
                      payoutMode: APPLY
                      online: true
                      eventBasis: DISCHARGE
                      benefit: {kind: TIERED, base: selfPaid, tiers: [{upTo: "100.00", ratio: "0.5"}, {ratio: "0.6"}]}
                      caps: {from: *from}
                      waiting: *waiting
                      materials: [[*card]]
                      from: *from
                    - code: ILL
                      nameZh: 重疾
                      category: CRITICAL
                      payoutMode: APPLY
                      online: true
                      eventBasis: DIAGNOSIS
                      benefit: {kind: SCHEDULE, key: illnessKind, amounts: {GENERAL: "100.00", SPECIFIC: "50.00"}}
                      caps: {from: *from}
                      waiting: *waiting
                      materials: [{<<: *card, code: REPORT, phase: UPLOAD, formats: [PNG]}]
                      from: *from
                    - code: FALL
                      nameZh: 意外
                      category: ACCIDENT
                      payoutMode: APPLY
                      online: false
                      eventBasis: ACCIDENT
                      benefit: null
                      caps: {from: *from}
                      waiting: *waiting
                      window: {anchor: ACCIDENT_DATE, amount: 180, unit: DAY, from: *from}
                      from: *from
                  declarations: [{code: D1, version: "1", textZh: 本人承诺, categories: [HOSPITAL], from: *from}]
                  notices:
                    - {category: HOSPITAL, version: "1", textZh: 住院须知, from: *from}
                    - {category: CRITICAL, version: "1", textZh: 重疾须知, from: *from}
                  inferences: [{fact: uremiaRelief, value: false, when: {eq: [burdenRelief, false]}}]
                  payee: {source: APPLICANT, kinds: [SS_CARD], from: *from}
                  workflows:
                    HOSPITAL: {applied: [FIRST_REVIEW], direct: [], from: *from}
                    CRITICAL: {applied: [FIRST_REVIEW, UPLOAD], direct: [], from: *from}
                    ACCIDENT: {applied: [FIRST_REVIEW], direct: [], from: *from}
                  offlinePlaces: [{nameZh: 办事大厅, phone: "12351"}]
                figures: [{figure: responsibilities.DAYS, status: SEED, source: test}]
              - label: "2025"
                validFrom: 2025-01-01
                premium: "130.00"
                minAge: 16
                startRule: PAYMENT_APPROVED_NEXT_DAY
                roster: {maxRows: 100, normaliseLowercaseX: false}
                renewal: {daysBefore: 30, daysAfter: 10, runDay: 1, smsAt: "12:00", trigger: LIST_NOT_EMPTY}
                payment: {mismatch: FLAG, expireDays: 30}
                claims: *claims
            """;

    private ARulebook() {}
}
