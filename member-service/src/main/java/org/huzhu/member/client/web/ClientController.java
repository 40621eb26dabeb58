package org.huzhu.member.client.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.client.ChangeSecrets;
import org.huzhu.member.client.CreateClient;
import org.huzhu.member.client.FindClients;
import org.huzhu.member.client.RemoveClient;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

@RestController
@RequestMapping("/api/v1/api-clients")
@Tag(name = "api-clients", description = "接口账号")
class ClientController {

    private final CreateClient createClient;
    private final ChangeSecrets changeSecrets;
    private final RemoveClient removeClient;
    private final FindClients findClients;

    ClientController(
            CreateClient createClient,
            ChangeSecrets changeSecrets,
            RemoveClient removeClient,
            FindClients findClients) {
        this.createClient = createClient;
        this.changeSecrets = changeSecrets;
        this.removeClient = removeClient;
        this.findClients = findClients;
    }

    @PostMapping
    @Access(accounts = true)
    @Operation(
            summary = "创建接口账号",
            description =
                    "A handler for his unit, an administrator for any unit or none. The secret is shown once. Audited.")
    @ApiResponse(responseCode = "201", description = "已创建")
    @ApiResponse(responseCode = "409", description = "UNIT_REQUIRED")
    @ApiResponse(responseCode = "422", description = "SCOPE_NOT_GRANTABLE, ADDRESS_RANGE_INVALID, FIELD_INVALID")
    Mono<ResponseEntity<CreatedView>> create(@Valid @RequestBody ClientRequest request, Caller.Account caller) {
        return createClient
                .handle(request.command(caller))
                .flatMap(RefusedException::orProblem)
                .map(created -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(CreatedView.of(created)));
    }

    @GetMapping
    @Access(accounts = true)
    @Operation(summary = "接口账号列表", description = "Those of the caller's unit; for administrators all.")
    Mono<Page<ClientView>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller.Account caller) {
        return findClients
                .handle(caller, Page.Request.of(limit, cursor))
                .map(page ->
                        new Page<>(page.items().stream().map(ClientView::of).toList(), page.next(), page.total()));
    }

    @GetMapping("/{clientId}")
    @Access(accounts = true)
    @Operation(summary = "接口账号详情", description = "With the ids of its live secrets, never their values.")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ClientDetail> get(@PathVariable String clientId, Caller.Account caller) {
        return findClients
                .visible(caller, clientId)
                .flatMap(client -> findClients.secretsOf(client).map(secrets -> ClientDetail.of(client, secrets)))
                .switchIfEmpty(Mono.error(() -> new RefusedException(Refusal.of("NOT_FOUND"))));
    }

    @PostMapping("/{clientId}/secrets")
    @Access(accounts = true)
    @Operation(
            summary = "增加密钥",
            description = "At most two live secrets, so that one can be changed without an outage. Audited.")
    @ApiResponse(responseCode = "201", description = "新密钥，仅显示一次")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SECRET_LIMIT")
    Mono<ResponseEntity<SecretView>> addSecret(@PathVariable String clientId, Caller.Account caller) {
        return changeSecrets
                .handle(new ChangeSecrets.Add(caller, clientId))
                .flatMap(RefusedException::orProblem)
                .map(secret -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new SecretView(clientId, secret.secretId(), secret.value())));
    }

    @DeleteMapping("/{clientId}/secrets/{secretId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(accounts = true)
    @Operation(summary = "停用密钥", description = "Tokens got with it live out their minutes. Audited.")
    @ApiResponse(responseCode = "204", description = "已停用")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Void> revokeSecret(@PathVariable String clientId, @PathVariable UUID secretId, Caller.Account caller) {
        return changeSecrets
                .handle(new ChangeSecrets.Revoke(caller, clientId, secretId))
                .flatMap(RefusedException::orProblem)
                .then();
    }

    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(accounts = true)
    @Operation(summary = "删除接口账号", description = "With its secrets; its tokens are refused from then on. Audited.")
    @ApiResponse(responseCode = "204", description = "已删除")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Void> remove(@PathVariable String clientId, Caller.Account caller) {
        return removeClient
                .handle(new RemoveClient.Command(caller, clientId))
                .flatMap(RefusedException::orProblem)
                .then();
    }

    record ClientRequest(
            @NotBlank(message = "请填写名称") @Size(max = 100, message = "名称不超过100字")
            String name,

            @NotEmpty(message = "请选择权限范围") @Size(max = 10, message = "权限范围过多")
            Set<@NotBlank(message = "权限范围不能为空") String> scopes,

            @Nullable @Size(max = 20, message = "地址范围过多")
            List<@NotBlank(message = "地址范围不能为空") @Size(max = 64, message = "地址范围过长") String> allowedAddresses,

            @Nullable UUID unitId) {

        CreateClient.Command command(Caller.Account caller) {
            return new CreateClient.Command(
                    caller,
                    name,
                    scopes,
                    allowedAddresses == null ? List.of() : allowedAddresses,
                    Optional.ofNullable(unitId));
        }
    }
}
