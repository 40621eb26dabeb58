package org.huzhu.enrollment.unit.domain;

/** Which paper proves what a unit is (WXU-012). */
public enum AttachmentKind {
    /** 工会法人证书. */
    UNION_CERTIFICATE,
    /** 营业执照, where no union is established. */
    BUSINESS_LICENCE;

    public static AttachmentKind neededFrom(boolean unionEstablished) {
        return unionEstablished ? UNION_CERTIFICATE : BUSINESS_LICENCE;
    }
}
