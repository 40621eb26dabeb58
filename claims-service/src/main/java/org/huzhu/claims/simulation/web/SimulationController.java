package org.huzhu.claims.simulation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.simulation.FindSimulations;
import org.huzhu.claims.simulation.StartSimulation;
import org.huzhu.claims.simulation.StartSimulation.Days;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What past claims would have been paid under another rulebook (features 57). */
@RestController
@RequestMapping("/api/v1/simulations")
@Tag(name = "simulations", description = "规则试算")
class SimulationController {

    private final StartSimulation start;
    private final FindSimulations find;

    SimulationController(StartSimulation start, FindSimulations find) {
        this.start = start;
        this.find = find;
    }

    @PostMapping
    @Access(roles = {Role.ADMIN, Role.SECOND_REVIEWER, Role.AUDITOR, Role.FINANCE})
    @Operation(
            summary = "试算：用另一套规则重算既往申请",
            description = "rulebook 为一个项目的规则文件（YAML正文），或已加载的版本“项目代码@版本”；claimIds 与 period（决定日期，含首尾）二选一。"
                    + "只读取既往决定，不改变任何申请、给付或限额。事件日没有对应版本的，按最新版本计算。")
    @ApiResponse(responseCode = "202", description = "已受理，Location 为试算地址")
    @ApiResponse(
            responseCode = "422",
            description =
                    "RULEBOOK_INVALID, RULEBOOK_UNKNOWN, RULEBOOK_OTHER_PRODUCT, SIMULATION_SELECTION, SIMULATION_TOO_MANY, "
                            + "SIMULATION_CLAIMS_UNKNOWN")
    Mono<ResponseEntity<SimulationView>> start(@Valid @RequestBody Start body, Caller caller) {
        return start.handle(body.toCommand(caller))
                .flatMap(RefusedException::orProblem)
                .map(SimulationView::of)
                .map(view -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/simulations/" + view.id()))
                        .body(view));
    }

    @GetMapping("/{id}")
    @Access(roles = {Role.ADMIN, Role.SECOND_REVIEWER, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "查询试算进度与结果", description = "已处理数、总数、前后金额与差额，以及增加、减少、不变、新增给付、不再给付的件数。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<SimulationView> one(@PathVariable UUID id) {
        return find.one(id).flatMap(RefusedException::orProblem).map(SimulationView::of);
    }

    @GetMapping("/{id}/differences")
    @Access(roles = {Role.ADMIN, Role.SECOND_REVIEWER, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "查询逐件差异", description = "金额或算式有变化的申请，及其说明中第一处不同；查看记入审计。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Page<DifferenceView>> differences(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        return find.differences(caller, id, Page.Request.of(limit, cursor))
                .flatMap(RefusedException::orProblem)
                .map(DifferenceView::page);
    }

    /** What to try on which claims. */
    record Start(
            @NotBlank(message = "请填写规则文件正文或“项目代码@版本”") String rulebook,
            @Nullable List<UUID> claimIds,
            @Valid @Nullable Period period,
            @Nullable String product) {

        StartSimulation.Command toCommand(Caller caller) {
            return new StartSimulation.Command(
                    caller,
                    rulebook,
                    claimIds == null ? List.of() : claimIds,
                    Optional.ofNullable(period).map(days -> new Days(days.from(), days.to())),
                    Optional.ofNullable(product));
        }
    }

    /** Days of the decisions, both ends inclusive. */
    record Period(
            @NotNull(message = "请填写起始日期") LocalDate from,
            @NotNull(message = "请填写截止日期") LocalDate to) {}
}
