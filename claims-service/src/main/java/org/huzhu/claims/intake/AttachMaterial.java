package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.Uploads.Upload;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.MaterialRefusal;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.ProblemCatalogue;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A paper is handed in. Several files may belong to one paper; the same content twice is the same file. */
@Component
public class AttachMaterial {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final ClaimAccess access;
    private final MaterialStore materials;
    private final AskedFor askedFor;
    private final Terms terms;
    private final Uploads uploads;
    private final Audit audit;
    private final IntakeSettings settings;
    private final ProblemCatalogue catalogue;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AttachMaterial(
            ClaimAccess access,
            MaterialStore materials,
            AskedFor askedFor,
            Terms terms,
            Uploads uploads,
            Audit audit,
            IntakeSettings settings,
            ProblemCatalogue catalogue,
            Clock clock,
            TransactionalOperator transaction) {
        this.access = access;
        this.materials = materials;
        this.askedFor = askedFor;
        this.terms = terms;
        this.uploads = uploads;
        this.audit = audit;
        this.settings = settings;
        this.catalogue = catalogue;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param originalSeen counts from staff only */
    public record Command(
            Caller caller,
            UUID claimId,
            String code,
            FilePart file,
            boolean originalSeen,
            Optional<LocalDate> documentDate) {}

    /** @param line how the paper stands now */
    public record Attached(Kept kept, Optional<Checklist.Line> line) {}

    /** A claim that takes this paper, with the files it may be and those that are there. */
    private record Slot(Claim claim, Set<FileType> types, List<Kept> files) {}

    /** The claim is asked before the file is taken in, and again under the lock. */
    public Mono<Outcome<Attached>> handle(Command command) {
        if (command.documentDate().filter(EARLIEST::isAfter).isPresent()) {
            return drained(command, Refusal.ofField("DOCUMENT_DATE_INVALID", "documentDate"));
        }
        if (command.documentDate()
                .filter(day -> day.isAfter(LocalDate.now(clock)))
                .isPresent()) {
            return drained(command, Refusal.ofField("DOCUMENT_DATE_IN_FUTURE", "documentDate"));
        }
        return slot(command).as(transaction::transactional).flatMap(slot -> switch (slot) {
            case Done<Slot> open ->
                uploads.take(command.file(), open.value().types()).flatMap(upload -> keep(command, upload));
            case Refused<Slot> no -> drained(command, no.refusal());
        });
    }

    private static Mono<Outcome<Attached>> drained(Command command, Refusal refusal) {
        return command.file().delete().thenReturn(refused(refusal));
    }

    private Mono<Outcome<Slot>> slot(Command command) {
        return access.lockOwn(command.caller(), command.claimId())
                .flatMap(found -> Chain.thenLater(
                        found,
                        claim -> Terms.takesPapers(claim.state())
                                ? materials
                                        .of(claim)
                                        .flatMap(files -> askedFor.open(claim, files)
                                                .map(asked -> slot(claim, files, asked, command.code())))
                                : Mono.just(refused(illegal(claim)))));
    }

    private Outcome<Slot> slot(Claim claim, List<Kept> files, Set<String> asked, String code) {
        var list = terms.materials(claim);
        var line = terms.checklist(claim, List.of()).of(Terms.phases(claim)).find(code);
        if (line.isEmpty() && !asked.contains(code)) {
            return refused(Refusal.of("MATERIAL_NOT_ON_LIST", Map.of("codes", codes(claim))));
        }
        var refusal = Checklist.refusal(list, code, claim.facts());
        return refusal.isPresent()
                ? refused(ruledOut(refusal.get(), code))
                : done(new Slot(claim, types(list, code), files));
    }

    /** A rulebook may name codes of its own, for which nobody wrote a text. */
    private Refusal ruledOut(MaterialRefusal refusal, String material) {
        var known = catalogue.find(refusal.code()).isPresent();
        return Refusal.of(
                known ? refusal.code() : "MATERIAL_REFUSED",
                Map.of("reason", refusal.textZh(), "material", material, "because", refusal.code()));
    }

    private List<String> codes(Claim claim) {
        return terms.checklist(claim, List.of()).of(Terms.phases(claim)).lines().stream()
                .map(Checklist.Line::code)
                .toList();
    }

    private static Set<FileType> types(List<Material> list, String code) {
        var formats = list.stream()
                .filter(material -> material.code().equals(code))
                .findFirst()
                .map(Material::formats)
                .orElse(EnumSet.allOf(Format.class));
        return formats.stream()
                .map(format -> switch (format) {
                    case PDF -> FileType.PDF;
                    case PNG -> FileType.PNG;
                    case JPEG -> FileType.JPEG;
                })
                .collect(Collectors.toSet());
    }

    private Mono<Outcome<Attached>> keep(Command command, Upload upload) {
        var kept = kept(command, upload);
        return slot(command)
                .flatMap(slot -> Chain.thenLater(slot, open -> add(command, open, kept)))
                .as(transaction::transactional)
                .onErrorResume(e -> uploads.discard(upload).then(Mono.error(e)))
                .flatMap(outcome -> isKept(outcome, kept)
                        ? Mono.just(outcome)
                        : uploads.discard(upload).thenReturn(outcome));
    }

    private static boolean isKept(Outcome<Attached> outcome, Kept kept) {
        return outcome instanceof Done<Attached> done
                && done.value().kept().materialId().equals(kept.materialId());
    }

    private Mono<Outcome<Attached>> add(Command command, Slot slot, Kept kept) {
        var size = slot.files().stream().mapToLong(Kept::size).sum() + kept.size();
        return materials
                .same(slot.claim(), kept)
                .map(known -> attached(slot, known, slot.files()))
                .map(Outcome::done)
                .switchIfEmpty(Mono.defer(() -> {
                    if (size > settings.maxBytesPerClaim().toBytes()
                            || slot.files().size() >= settings.maxFiles()) {
                        return Mono.just(refused(Refusal.of(
                                "CLAIM_FILES_TOO_MANY",
                                Map.of(
                                        "files",
                                        settings.maxFiles(),
                                        "megabytes",
                                        settings.maxBytesPerClaim().toMegabytes()))));
                    }
                    return insert(command, slot, kept);
                }));
    }

    private Mono<Outcome<Attached>> insert(Command command, Slot slot, Kept kept) {
        var files = new ArrayList<>(slot.files());
        files.add(kept);
        return materials
                .add(slot.claim(), kept)
                .then(audit.record(
                        command.caller(),
                        Audit.Entry.of(
                                "CLAIM_MATERIAL_ADDED",
                                "CLAIM",
                                command.claimId(),
                                Map.of("material", kept.code(), "originalSeen", kept.originalSeen()))))
                .thenReturn(done(attached(slot, kept, files)));
    }

    private Attached attached(Slot slot, Kept kept, List<Kept> files) {
        var provided = files.stream().map(Kept::provided).toList();
        return new Attached(kept, terms.checklist(slot.claim(), provided).find(kept.code()));
    }

    private Kept kept(Command command, Upload upload) {
        return new Kept(
                UUID.randomUUID(),
                command.code(),
                Provided.Source.UPLOAD,
                upload.file().key(),
                upload.file().type().contentType(),
                upload.file().size(),
                upload.file().sha256(),
                command.caller().isStaff() && command.originalSeen(),
                command.documentDate(),
                command.caller().id(),
                clock.instant());
    }

    static Refusal illegal(Claim claim) {
        return Refusal.of("ILLEGAL_TRANSITION", Map.of("state", claim.state().name(), "action", "UPLOAD"));
    }
}
