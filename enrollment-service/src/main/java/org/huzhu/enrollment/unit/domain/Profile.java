package org.huzhu.enrollment.unit.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** 单位信息: what a unit fills in about itself and its handler (经办人) before it is reviewed (WXU-010). */
public record Profile(
        Optional<String> district,
        Optional<String> medicalCode,
        Optional<String> handlerName,
        Optional<String> maskedHandlerId,
        Set<AttachmentKind> attachments) {

    private static final Pattern MEDICAL_CODE = Pattern.compile("[0-9]{6}|[0-9]{8}");

    public Profile {
        attachments = Set.copyOf(attachments);
    }

    /** 医保代码 has 8 or 6 digits (WXU-011). */
    public static boolean isMedicalCode(String text) {
        return MEDICAL_CODE.matcher(text).matches();
    }

    /** The fields still to be filled in, as the API spells them. */
    List<String> missing(boolean unionEstablished) {
        var missing = new ArrayList<String>();
        if (district.isEmpty()) {
            missing.add("district");
        }
        if (medicalCode.isEmpty()) {
            missing.add("medicalCode");
        }
        if (handlerName.isEmpty()) {
            missing.add("handlerName");
        }
        if (maskedHandlerId.isEmpty()) {
            missing.add("handlerIdNumber");
        }
        if (!attachments.contains(AttachmentKind.neededFrom(unionEstablished))) {
            missing.add("attachment");
        }
        return missing;
    }
}
