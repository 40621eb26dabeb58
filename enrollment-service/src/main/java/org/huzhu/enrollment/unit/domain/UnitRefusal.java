package org.huzhu.enrollment.unit.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.values.Refusal;

/** Every way a unit says no. */
public sealed interface UnitRefusal extends Refusal {

    /** After handing in, the back office makes the changes (WXU-016). */
    record ProfileLocked(UnitState state) implements UnitRefusal {}

    record ProfileIncomplete(List<String> missing) implements UnitRefusal {}

    record IllegalTransition(UnitState state) implements UnitRefusal {}

    record PledgeNotRead(int minSeconds) implements UnitRefusal {}

    record AttachmentKindWrong(AttachmentKind needed) implements UnitRefusal {}

    record ReasonRequired() implements UnitRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case ProfileLocked _ -> "PROFILE_LOCKED";
            case ProfileIncomplete _ -> "PROFILE_INCOMPLETE";
            case IllegalTransition _ -> "ILLEGAL_TRANSITION";
            case PledgeNotRead _ -> "PLEDGE_NOT_READ";
            case AttachmentKindWrong _ -> "ATTACHMENT_KIND";
            case ReasonRequired _ -> "REASON_REQUIRED";
        };
    }

    @Override
    default Map<String, Object> details() {
        return switch (this) {
            case ProfileLocked locked -> Map.of("state", locked.state());
            case ProfileIncomplete incomplete -> Map.of("fields", incomplete.missing());
            case IllegalTransition illegal -> Map.of("state", illegal.state());
            case PledgeNotRead unread -> Map.of("minSeconds", unread.minSeconds());
            case AttachmentKindWrong wrong -> Map.of("needed", wrong.needed());
            case ReasonRequired _ -> Map.of();
        };
    }

    @Override
    default Optional<String> field() {
        return switch (this) {
            case ProfileIncomplete incomplete -> incomplete.missing().stream().findFirst();
            case AttachmentKindWrong _ -> Optional.of("kind");
            case ReasonRequired _ -> Optional.of("reason");
            case PledgeNotRead _ -> Optional.of("pledgeToken");
            case ProfileLocked _, IllegalTransition _ -> Optional.empty();
        };
    }
}
