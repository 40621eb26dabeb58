package org.huzhu.enrollment.unit.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.enrollment.unit.domain.UnitRefusal.AttachmentKindWrong;
import org.huzhu.enrollment.unit.domain.UnitRefusal.IllegalTransition;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ProfileIncomplete;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ProfileLocked;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ReasonRequired;
import org.huzhu.platform.values.Outcome;

/** 单位: a base-level union (基层工会), or an employer where no union is established (WXU-005 to WXU-017). */
public sealed interface Unit {

    Identity identity();

    Profile profile();

    UnitState state();

    /** What registration fixed. */
    record Identity(
            UUID unitId, UUID handlerAccountId, String name, String uscc, boolean unionEstablished, long version) {}

    /** 资料未完善. */
    record Incomplete(Identity identity, Profile profile) implements Unit {
        @Override
        public UnitState state() {
            return UnitState.INCOMPLETE;
        }
    }

    /** 后台审核. */
    record UnderReview(Identity identity, Profile profile) implements Unit {
        @Override
        public UnitState state() {
            return UnitState.UNDER_REVIEW;
        }
    }

    /** 审核完成. */
    record Approved(Identity identity, Profile profile) implements Unit {
        @Override
        public UnitState state() {
            return UnitState.APPROVED;
        }
    }

    /** 审核未通过: the unit corrects what the reason says and hands in again. */
    record Rejected(Identity identity, Profile profile, String reason) implements Unit {
        @Override
        public UnitState state() {
            return UnitState.REJECTED;
        }
    }

    /** 已合并: its orders and coverages belong to the successor. */
    record Merged(Identity identity, Profile profile, UUID into) implements Unit {
        @Override
        public UnitState state() {
            return UnitState.MERGED;
        }
    }

    /** The unit itself edits only before it hands in, or after it was sent back (WXU-016). */
    default Outcome<Unit> edit() {
        return switch (this) {
            case Incomplete _, Rejected _ -> done(this);
            case UnderReview _, Approved _, Merged _ -> refused(new ProfileLocked(state()));
        };
    }

    default Outcome<Unit> attach(AttachmentKind kind) {
        var needed = AttachmentKind.neededFrom(identity().unionEstablished());
        return switch (edit()) {
            case Outcome.Done<Unit> _ when kind != needed -> refused(new AttachmentKindWrong(needed));
            case Outcome.Done<Unit> editable -> editable;
            case Outcome.Refused<Unit> locked -> locked;
        };
    }

    /** 提交资料. */
    default Outcome<Unit> handIn() {
        var missing = profile().missing(identity().unionEstablished());
        return switch (this) {
            case Incomplete _, Rejected _ when !missing.isEmpty() -> refused(new ProfileIncomplete(missing));
            case Incomplete _, Rejected _ -> done(new UnderReview(identity(), profile()));
            case UnderReview _, Approved _, Merged _ -> refused(new IllegalTransition(state()));
        };
    }

    default Outcome<Unit> approve() {
        return switch (this) {
            case UnderReview _ -> done(new Approved(identity(), profile()));
            case Incomplete _, Approved _, Rejected _, Merged _ -> refused(new IllegalTransition(state()));
        };
    }

    default Outcome<Unit> reject(String reason) {
        return switch (this) {
            case UnderReview _ when reason.isBlank() -> refused(new ReasonRequired());
            case UnderReview _ -> done(new Rejected(identity(), profile(), reason));
            case Incomplete _, Approved _, Rejected _, Merged _ -> refused(new IllegalTransition(state()));
        };
    }

    /** A unit becomes part of another one that is not merged itself (WXU-065). */
    default Outcome<Unit> mergeInto(Unit successor) {
        return switch (successor) {
            case Merged merged -> refused(new IllegalTransition(merged.state()));
            case Incomplete _, UnderReview _, Approved _, Rejected _ ->
                switch (this) {
                    case Merged merged -> refused(new IllegalTransition(merged.state()));
                    case Incomplete _, UnderReview _, Approved _, Rejected _ ->
                        done(new Merged(
                                identity(), profile(), successor.identity().unitId()));
                };
        };
    }
}
