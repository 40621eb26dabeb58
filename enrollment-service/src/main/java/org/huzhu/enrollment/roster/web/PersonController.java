package org.huzhu.enrollment.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.AddPerson;
import org.huzhu.enrollment.roster.FindPersons;
import org.huzhu.enrollment.roster.RemovePersons;
import org.huzhu.enrollment.roster.domain.RawCell;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The two tabs of an order and what can be done in them. */
@RestController
@RequestMapping("/api/v1/orders/{orderNo}/persons")
@Tag(name = "roster", description = "参保花名册")
class PersonController {

    private final FindPersons find;
    private final AddPerson add;
    private final RemovePersons remove;
    private final PersonVault vault;

    PersonController(FindPersons find, AddPerson add, RemovePersons remove, PersonVault vault) {
        this.find = find;
        this.add = add;
        this.remove = remove;
        this.vault = vault;
    }

    @GetMapping
    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = {"enrollment:read", "enrollment:write"})
    @Operation(
            summary = "查询可参保、不可参保人员",
            description = "eligible 选择页签；name 按姓名包含查询；idNumber 须为完整证件号码。证件号、卡号、手机号均脱敏。total 为合计人数。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Page<PersonView>> find(
            @PathVariable String orderNo,
            @RequestParam Optional<Boolean> eligible,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> idNumber,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var query = new FindPersons.Query(caller, orderNo, eligible, name, idNumber, Page.Request.of(limit, cursor));
        return find.handle(query).flatMap(RefusedException::orProblem).map(page -> PersonView.page(page, vault));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "添加人员", description = "校验规则与花名册逐行校验相同；不可参保时不保存，reasons 列出全部原因。")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, UNIT_NOT_APPROVED")
    @ApiResponse(responseCode = "422", description = "PERSON_INELIGIBLE")
    Mono<PersonView> add(@PathVariable String orderNo, @RequestBody NewPerson person, Caller caller) {
        return add.handle(new AddPerson.Command(caller, orderNo, person.toRow()))
                .flatMap(RefusedException::orProblem)
                .map(added -> PersonView.of(added, vault));
    }

    @DeleteMapping("/{personRowId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "删除一人", description = "仅暂存状态的工单可删除。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    Mono<Void> delete(@PathVariable String orderNo, @PathVariable UUID personRowId, Caller caller) {
        return remove.one(caller, orderNo, personRowId)
                .flatMap(RefusedException::orProblem)
                .then();
    }

    @DeleteMapping
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "删除全部不可参保人员", description = "须带 eligible=false，以免误删。")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    Mono<Map<String, Long>> deleteIneligible(
            @PathVariable String orderNo, @RequestParam boolean eligible, Caller caller) {
        if (eligible) {
            return Mono.error(new RefusedException(Refusal.ofField("BAD_REQUEST", "eligible")));
        }
        return remove.ineligible(caller, orderNo)
                .flatMap(RefusedException::orProblem)
                .map(PersonController::deleted);
    }

    @PostMapping("/deletions")
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "删除勾选的人员", description = "只删除列出的行，最多200行，即一页。")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    Mono<Map<String, Long>> deleteListed(
            @PathVariable String orderNo, @Valid @RequestBody Deletions deletions, Caller caller) {
        return remove.listed(caller, orderNo, deletions.personRowIds())
                .flatMap(RefusedException::orProblem)
                .map(PersonController::deleted);
    }

    private static Map<String, Long> deleted(long count) {
        return Map.of("deleted", count);
    }

    /** The ticked rows. */
    record Deletions(
            @NotNull(message = "请列出要删除的人员") @Size(min = 1, max = Page.LARGEST_LIMIT, message = "一次须删除1至200人")
            List<UUID> personRowIds) {}

    /** One person as typed. What is missing is a reason like any other. */
    record NewPerson(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String bankCard,
            @Nullable String bankName,
            @Nullable String phone,
            @Nullable String remark) {

        RawRow toRow() {
            return new RawRow(
                    0,
                    cell(name),
                    cell(idNumber),
                    cell(bankCard),
                    cell(bankName),
                    cell(phone),
                    cell(remark),
                    RawRow.JSON_FIELDS);
        }

        private static RawCell cell(@Nullable String value) {
            return value == null ? RawCell.BLANK : RawCell.text(value);
        }
    }
}
