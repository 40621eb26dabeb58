package org.huzhu.claims.filing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.domain.FilingCommand;
import org.huzhu.claims.filing.domain.FilingLife;
import org.huzhu.claims.filing.rules.FilingSettings;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.Uploads.Upload;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A paper is handed in. The same content twice is the same paper. */
@Component
public class AttachPaper {

    private static final Set<FileType> TYPES = Set.of(FileType.PDF, FileType.PNG, FileType.JPEG);

    private final FilingAccess access;
    private final FilingStore filings;
    private final Papers papers;
    private final Uploads uploads;
    private final Audit audit;
    private final FilingSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AttachPaper(
            FilingAccess access,
            FilingStore filings,
            Papers papers,
            Uploads uploads,
            Audit audit,
            FilingSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.filings = filings;
        this.papers = papers;
        this.uploads = uploads;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param originalSeen counts from staff only */
    public record Command(Caller caller, UUID filingId, String code, FilePart file, boolean originalSeen) {}

    /** @param line how the paper stands now */
    public record Attached(Paper paper, Optional<Checklist.Line> line) {}

    /** The filing is asked before the file is taken in, and again under the lock. */
    public Mono<Outcome<Attached>> handle(Command command) {
        return Refusable.outcome(open(command).as(transaction::transactional)).flatMap(found -> switch (found) {
            case Done<Open> _ -> uploads.take(command.file(), TYPES).flatMap(upload -> keep(command, upload));
            case Refused<Open> no -> command.file().delete().thenReturn(Outcome.refused(no.refusal()));
        });
    }

    private record Open(Filled filled, List<Paper> papers) {}

    private Mono<Open> open(Command command) {
        return access.lockOwn(command.caller(), command.filingId())
                .flatMap(Refusable::value)
                .flatMap(filled -> filings.papers(filled.filing()).map(present -> new Open(filled, present)))
                .flatMap(open ->
                        refusal(open, command.code()).map(Refusable::<Open>no).orElse(Mono.just(open)));
    }

    private Optional<Refusal> refusal(Open open, String code) {
        var state = open.filled().filing().state();
        if (!FilingLife.allows(state, FilingCommand.EDIT)) {
            return Optional.of(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", "ATTACH")));
        }
        var list = papers.checklist(open.filled(), List.of());
        return list.find(code).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "MATERIAL_NOT_ON_LIST",
                        Map.of(
                                "codes",
                                list.lines().stream().map(Checklist.Line::code).toList())));
    }

    private Mono<Outcome<Attached>> keep(Command command, Upload upload) {
        var paper = paper(command, upload);
        var added = open(command)
                .flatMap(open -> add(command.caller(), open, paper))
                .as(transaction::transactional)
                .onErrorResume(e -> uploads.discard(upload).then(Mono.error(e)));
        return Refusable.outcome(
                added.flatMap(attached -> attached.paper().materialId().equals(paper.materialId())
                        ? Mono.just(attached)
                        : uploads.discard(upload).thenReturn(attached)));
    }

    private Mono<Attached> add(Caller caller, Open open, Paper paper) {
        var size = open.papers().stream().mapToLong(Paper::size).sum() + paper.size();
        if (size > settings.maxBytes().toBytes() || open.papers().size() >= settings.maxFiles()) {
            return Refusable.no(Refusal.of(
                    "CLAIM_FILES_TOO_MANY",
                    Map.of(
                            "files",
                            settings.maxFiles(),
                            "megabytes",
                            settings.maxBytes().toMegabytes())));
        }
        var filing = open.filled().filing();
        var entry = Audit.Entry.of(
                "FILING_PAPER_ADDED", "FILING", filing.identity().filingId(), Map.of("code", paper.code()));
        return filings.addPaper(filing, paper)
                .flatMap(isNew -> isNew ? audit.record(caller, entry) : Mono.<Void>empty())
                .then(filings.papers(filing))
                .map(now -> attached(open.filled(), now, paper));
    }

    private Attached attached(Filled filled, List<Paper> now, Paper paper) {
        var kept = now.stream()
                .filter(each ->
                        each.code().equals(paper.code()) && java.util.Arrays.equals(each.sha256(), paper.sha256()))
                .findFirst()
                .orElse(paper);
        return new Attached(kept, papers.checklist(filled, now).find(paper.code()));
    }

    private Paper paper(Command command, Upload upload) {
        var file = upload.file();
        return new Paper(
                UUID.randomUUID(),
                command.code(),
                file.key(),
                file.type().contentType(),
                file.size(),
                file.sha256(),
                command.originalSeen() && command.caller().isStaff(),
                command.caller().id(),
                clock.instant());
    }
}
