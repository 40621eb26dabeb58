package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.huzhu.enrollment.order.OrderStore.OrderFile;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.AwaitingPayment;
import org.huzhu.enrollment.order.domain.OrderCommand.Pay;
import org.huzhu.enrollment.order.domain.OrderRefusal.IllegalTransition;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.Uploads.Upload;
import org.huzhu.platform.rulebook.ProductVersion.Mismatch;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The unit hands in the amount paid, the slip (付款凭证) and the stamped roster as a scan (WXU-043 to WXU-046, WXU-048). */
@Component
public class PayOrder {

    private final OwnOrder own;
    private final OrderStore orders;
    private final OrderProducts products;
    private final OrderChange change;
    private final Uploads uploads;
    private final FileStore files;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    PayOrder(
            OwnOrder own,
            OrderStore orders,
            OrderProducts products,
            OrderChange change,
            Uploads uploads,
            FileStore files,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.orders = orders;
        this.products = products;
        this.change = change;
        this.uploads = uploads;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String orderNo, Form form) {}

    private record Paper(OrderFile.Kind kind, FilePart part, EnumSet<FileType> allowed) {}

    private record Taken(OrderFile.Kind kind, Upload upload) {}

    private record Paid(EnrollmentOrder order, List<String> replacedKeys) {}

    /** State first, then the fields, then the files: nobody uploads megabytes for an order that cannot be paid. */
    public Mono<Outcome<EnrollmentOrder>> handle(Command command) {
        return own.ofUnit(command.caller(), command.orderNo(), PayOrder::isPayable)
                .as(transaction::transactional)
                .flatMap(payable -> switch (payable) {
                    case Done<EnrollmentOrder> _ -> takePapers(command);
                    case Refused<EnrollmentOrder> no -> Mono.just(no);
                });
    }

    private static Mono<Outcome<EnrollmentOrder>> isPayable(EnrollmentOrder order) {
        return Mono.just(
                order instanceof AwaitingPayment ? done(order) : refused(new IllegalTransition(order.status())));
    }

    private Mono<Outcome<EnrollmentOrder>> takePapers(Command command) {
        var amount = command.form().text("amountPaid").flatMap(Money::parse);
        if (amount.isEmpty()) {
            return Mono.just(refused(Refusal.ofField("AMOUNT_INVALID", "amountPaid")));
        }
        var papers = List.of(
                new Paper(
                        OrderFile.Kind.VOUCHER,
                        command.form().file("voucher"),
                        EnumSet.of(FileType.PNG, FileType.JPEG)),
                new Paper(OrderFile.Kind.ROSTER_SCAN, command.form().file("rosterScan"), EnumSet.of(FileType.PDF)));
        return take(papers.getFirst())
                .flatMap(voucher -> take(papers.getLast())
                        .onErrorResume(e -> uploads.discard(voucher.upload()).then(Mono.error(e)))
                        .flatMap(scan -> pay(command, amount.get(), List.of(voucher, scan))));
    }

    private Mono<Taken> take(Paper paper) {
        return uploads.take(paper.part(), paper.allowed()).map(upload -> new Taken(paper.kind(), upload));
    }

    private Mono<Outcome<EnrollmentOrder>> pay(Command command, BigDecimal amount, List<Taken> papers) {
        return own.ofUnit(command.caller(), command.orderNo(), order -> store(command, order, amount, papers))
                .as(transaction::transactional)
                .onErrorResume(e -> discard(papers).then(Mono.error(e)))
                .flatMap(paid -> switch (paid) {
                    case Done<Paid> kept ->
                        Flux.fromIterable(kept.value().replacedKeys())
                                .concatMap(files::delete)
                                .then(Mono.just(done(kept.value().order())));
                    case Refused<Paid> no -> discard(papers).thenReturn(refused(no.refusal()));
                });
    }

    private Mono<Outcome<Paid>> store(Command command, EnrollmentOrder order, BigDecimal amount, List<Taken> papers) {
        var strict = products.of(order.facts()).payment().mismatch() == Mismatch.REFUSE;
        return change.apply(order, new Pay(amount, strict, command.caller().id()), _ -> audited(command, amount))
                .flatMap(outcome -> switch (outcome) {
                    case Done<EnrollmentOrder> paid ->
                        saveFiles(command.orderNo(), papers).map(replaced -> done(new Paid(paid.value(), replaced)));
                    case Refused<EnrollmentOrder> no -> Mono.just(Outcome.<Paid>refused(no.refusal()));
                });
    }

    private Mono<Void> audited(Command command, BigDecimal amount) {
        return audit.record(
                command.caller(),
                Audit.Entry.of("ORDER_PAID", "ORDER", command.orderNo(), Map.of("amountPaid", Money.text(amount))));
    }

    private Mono<List<String>> saveFiles(String orderNo, List<Taken> papers) {
        return Flux.fromIterable(papers)
                .concatMap(paper -> orders.saveFile(orderNo, fileOf(paper)))
                .collectList();
    }

    private OrderFile fileOf(Taken paper) {
        var file = paper.upload().file();
        return new OrderFile(
                paper.kind(),
                file.key(),
                paper.upload().fileName(),
                file.type().contentType(),
                file.size(),
                file.sha256(),
                clock.instant());
    }

    private Mono<Void> discard(List<Taken> papers) {
        return Flux.fromIterable(papers)
                .concatMap(paper -> uploads.discard(paper.upload()))
                .then();
    }
}
