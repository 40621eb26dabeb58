package org.huzhu.claims.application;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.ApplicationStore.Paper;
import org.huzhu.claims.application.domain.ApplicationCommand;
import org.huzhu.claims.application.domain.ApplicationLife;
import org.huzhu.claims.application.rules.ApplicationSettings;
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

/** A paper is handed in, in so many copies. The same content twice is the same paper, of which more may have been seen. */
@Component
public class AttachProof {

    private static final Set<FileType> TYPES = Set.of(FileType.PDF, FileType.PNG, FileType.JPEG);

    private final ApplicationAccess access;
    private final ApplicationStore applications;
    private final FindApplications findApplications;
    private final Uploads uploads;
    private final Audit audit;
    private final ApplicationSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AttachProof(
            ApplicationAccess access,
            ApplicationStore applications,
            FindApplications findApplications,
            Uploads uploads,
            Audit audit,
            ApplicationSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.applications = applications;
        this.findApplications = findApplications;
        this.uploads = uploads;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param copies and {@code originalSeen}: what lies on the counter, so they count from staff only
     */
    public record Command(
            Caller caller, UUID applicationId, String code, FilePart file, int copies, boolean originalSeen) {}

    /** @param line how the paper stands now */
    public record Attached(Paper paper, Optional<Checklist.Line> line) {}

    /** The application is asked before the file is taken in, and again under the lock. */
    public Mono<Outcome<Attached>> handle(Command command) {
        return Refusable.outcome(open(command).as(transaction::transactional)).flatMap(found -> switch (found) {
            case Done<Open> _ -> uploads.take(command.file(), TYPES).flatMap(upload -> keep(command, upload));
            case Refused<Open> no -> command.file().delete().thenReturn(Outcome.refused(no.refusal()));
        });
    }

    private record Open(Filled filled, List<Paper> papers) {}

    private Mono<Open> open(Command command) {
        return access.lockOwn(command.caller(), command.applicationId())
                .flatMap(Refusable::value)
                .flatMap(filled -> applications.papers(filled.application()).map(present -> new Open(filled, present)))
                .flatMap(open ->
                        refusal(open, command.code()).map(Refusable::<Open>no).orElse(Mono.just(open)));
    }

    private Optional<Refusal> refusal(Open open, String code) {
        var state = open.filled().application().state();
        if (!ApplicationLife.allows(state, ApplicationCommand.EDIT)) {
            return Optional.of(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", "ATTACH")));
        }
        var list = findApplications.checklist(open.filled(), List.of());
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
        var application = open.filled().application();
        var entry = Audit.Entry.of(
                "APPLICATION_PAPER_ADDED",
                "INJURY_APPLICATION",
                application.identity().applicationId(),
                Map.of("code", paper.code(), "copies", paper.copies(), "originalSeen", paper.originalSeen()));
        return applications
                .addPaper(application, paper)
                .flatMap(changed -> changed ? audit.record(caller, entry) : Mono.<Void>empty())
                .then(applications.papers(application))
                .map(now -> attached(open.filled(), now, paper));
    }

    private Attached attached(Filled filled, List<Paper> now, Paper paper) {
        var kept = now.stream()
                .filter(each -> each.code().equals(paper.code()) && Arrays.equals(each.sha256(), paper.sha256()))
                .findFirst()
                .orElse(paper);
        return new Attached(kept, findApplications.checklist(filled, now).find(paper.code()));
    }

    private Paper paper(Command command, Upload upload) {
        var file = upload.file();
        var isStaff = command.caller().isStaff();
        return new Paper(
                UUID.randomUUID(),
                command.code(),
                isStaff ? command.copies() : 1,
                file.key(),
                file.type().contentType(),
                file.size(),
                file.sha256(),
                command.originalSeen() && isStaff,
                command.caller().id(),
                clock.instant());
    }
}
