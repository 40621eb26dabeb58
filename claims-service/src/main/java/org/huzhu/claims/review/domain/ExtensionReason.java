package org.huzhu.claims.review.domain;

/** Why a payment takes longer. The text is what the member reads, so it says nothing about his case. */
public enum ExtensionReason {
    INVESTIGATION("需进一步调查核实"),
    EXPERT_OPINION("需专家评审"),
    OUTSIDE_EVIDENCE("等待其他单位出具证明"),
    LEGAL_CASE("有关案件尚未办结"),
    FORCE_MAJEURE("不可抗力");

    private final String text;

    ExtensionReason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
