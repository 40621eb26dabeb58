package org.huzhu.enrollment.unit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.UnitState;

/**
 * A unit as its handler and the back office see it; ID number and phone are masked.
 *
 * @param progress 提交资料, 后台审核, 审核完成 with the moment each was reached (WXU-015)
 */
public record UnitView(
        UUID unitId,
        String name,
        String uscc,
        boolean unionEstablished,
        UnitState state,
        Optional<String> district,
        Optional<String> medicalCode,
        Optional<String> handlerName,
        Optional<String> handlerIdNumber,
        String handlerPhone,
        List<AttachmentView> attachments,
        List<String> aliases,
        List<Step> progress,
        Optional<String> pledgeVersion,
        Optional<String> reviewReason,
        Optional<UUID> mergedInto,
        OffsetDateTime createdAt,
        @JsonIgnore long version) {

    /** A paper that was handed in. */
    public record AttachmentView(
            String kind, String fileName, String contentType, long size, OffsetDateTime uploadedAt) {}

    /** One of the three steps of registration. */
    public record Step(String step, String text, boolean done, Optional<OffsetDateTime> at) {}
}
