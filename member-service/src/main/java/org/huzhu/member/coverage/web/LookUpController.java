package org.huzhu.member.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.member.coverage.LookUpMember;
import org.huzhu.member.record.ProductNames;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "member-lookups", description = "小程序后台查询")
class LookUpController {

    private final LookUpMember lookUpMember;
    private final ProductNames names;

    LookUpController(LookUpMember lookUpMember, ProductNames names) {
        this.lookUpMember = lookUpMember;
        this.names = names;
    }

    @PostMapping("/api/v1/member-lookups")
    @Access(scopes = "members:read")
    @Operation(
            summary = "按身份证号查询参保情况",
            description =
                    "For the mini-program backend. Asks for a purpose and is audited whether something is found or not; says why somebody is not covered.")
    @ApiResponse(responseCode = "200", description = "参保与理赔记录，未参保时说明原因")
    @ApiResponse(responseCode = "422", description = "ID_INVALID, FIELD_INVALID")
    Mono<LookUpView> lookUp(@Valid @RequestBody LookUp request, Caller.Client caller) {
        return lookUpMember
                .handle(request.command(caller))
                .flatMap(RefusedException::orProblem)
                .map(found -> LookUpView.of(found, names));
    }

    record LookUp(
            @NotBlank(message = "请填写身份证号码") @Size(max = 64, message = "身份证号码过长")
            String idNumber,

            @NotBlank(message = "请填写查询目的")
            @Size(max = 100, message = "查询目的不超过100字")
            @Pattern(regexp = "(?![\\s\\S]*\\d{11})[\\s\\S]*", message = "查询目的不能包含证件号码或电话号码")
            String purpose,

            @Nullable String product,
            @Nullable LocalDate on) {

        LookUpMember.Command command(Caller caller) {
            return new LookUpMember.Command(
                    caller, idNumber, purpose.strip(), Optional.ofNullable(product), Optional.ofNullable(on));
        }

        @Override
        public String toString() {
            return "LookUp";
        }
    }
}
