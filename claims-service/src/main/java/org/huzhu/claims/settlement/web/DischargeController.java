package org.huzhu.claims.settlement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.settlement.FindDischarges;
import org.huzhu.claims.settlement.SettleDischarges;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.claims.settlement.web.DischargeViews.RecordView;
import org.huzhu.claims.settlement.web.DischargeViews.Results;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Discharge records come in; what became of them can be asked. */
@RestController
@RequestMapping("/api/v1/medical-records/discharges")
@Tag(name = "medical-records", description = "医保出院记录（免申即享）")
class DischargeController {

    private static final String WRITE = "medical:write";

    private final SettleDischarges settleDischarges;
    private final FindDischarges findDischarges;

    DischargeController(SettleDischarges settleDischarges, FindDischarges findDischarges) {
        this.settleDischarges = settleDischarges;
        this.findDischarges = findDischarges;
    }

    @Schema(name = "DischargeBatch", description = "一批出院记录")
    record Batch(
            @Schema(
                    description =
                            "每条记录：recordId、idNumber、admissionDate、dischargeDate、hospital必填；hospitalLevel（1至3或“三级甲等”）、"
                                    + "outOfTown、burdenRelief、selfPaid、totalCost、diagnosis及事实字典中的其他事实选填",
                    example =
                            "[{\"recordId\":\"A-1\",\"idNumber\":\"32020119900101001X\",\"admissionDate\":\"2026-01-24\","
                                    + "\"dischargeDate\":\"2026-01-31\",\"hospital\":\"某医院\",\"hospitalLevel\":3,"
                                    + "\"outOfTown\":false,\"burdenRelief\":false,\"selfPaid\":\"2680.50\"}]")
            @Nullable
            List<@Nullable Map<String, @Nullable Object>> records) {}

    @PostMapping
    @Access(scopes = WRITE)
    @Operation(
            summary = "报送出院记录",
            description =
                    "Each record is settled by itself and answered in the order sent. The same record again gets the same"
                            + " answer; the same recordId with other content is a CONFLICT and changes nothing. Safe to repeat.")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(responseCode = "413", description = "DISCHARGE_BATCH_TOO_LARGE, PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<Results> report(@RequestBody Batch batch, Caller caller) {
        var command = new SettleDischarges.Command(source(caller), told(batch));
        return settleDischarges
                .handle(command)
                .flatMap(RefusedException::orProblem)
                .map(DischargeViews::of);
    }

    @GetMapping
    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = WRITE)
    @Operation(
            summary = "出院记录及处理结果",
            description =
                    "Staff see all, with result=NOT_COVERED the unmatched queue, oldest first; an interface what it"
                            + " reported; a member the records about himself, each with the reason.")
    @ApiResponse(responseCode = "200", description = "OK")
    Mono<Page<RecordView>> list(
            @RequestParam(required = false) Settlement.@Nullable Result result,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "false") boolean conflicting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var query = new FindDischarges.Query(Optional.ofNullable(result), Optional.ofNullable(source), conflicting);
        return findDischarges
                .list(caller, query, Page.Request.of(limit, cursor))
                .flatMap(RefusedException::orProblem)
                .map(DischargeViews::of);
    }

    @GetMapping("/{recordId}")
    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = WRITE)
    @Operation(summary = "一条出院记录的处理结果", description = "Staff name the source where two use the same record id.")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<RecordView> one(
            @PathVariable String recordId, @RequestParam(required = false) @Nullable String source, Caller caller) {
        return findDischarges
                .one(caller, recordId, Optional.ofNullable(source))
                .flatMap(RefusedException::orProblem)
                .map(DischargeViews::of);
    }

    private static String source(Caller caller) {
        return switch (caller) {
            case Caller.Client client -> client.clientId();
            case Caller.Account account -> account.id();
        };
    }

    /** A field that is null was not told. */
    private static List<Map<String, Object>> told(Batch batch) {
        var records = batch.records() == null ? List.<@Nullable Map<String, @Nullable Object>>of() : batch.records();
        return records.stream().map(DischargeController::told).toList();
    }

    private static Map<String, Object> told(@Nullable Map<String, @Nullable Object> told) {
        var fields = new TreeMap<String, Object>();
        if (told != null) {
            told.forEach((field, value) -> {
                if (value != null) {
                    fields.put(field, value);
                }
            });
        }
        return fields;
    }
}
