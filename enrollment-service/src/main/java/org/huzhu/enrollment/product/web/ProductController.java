package org.huzhu.enrollment.product.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What there is to enrol in. */
@RestController
@Tag(name = "products", description = "参保项目")
class ProductController {

    private final Products products;
    private final FactDictionary facts;
    private final PayeeSettings payee;
    private final Clock clock;
    private final JsonMapper json;

    ProductController(Products products, FactDictionary facts, PayeeSettings payee, Clock clock, JsonMapper json) {
        this.products = products;
        this.facts = facts;
        this.payee = payee;
        this.clock = clock;
        this.json = json;
    }

    record ProductList(List<ProductView> items) {}

    @Access(open = true)
    @Operation(summary = "参保项目列表", description = "当日有效的项目；enrolable为false的项目不在本系统办理参保。支持If-None-Match")
    @ApiResponse(responseCode = "200", description = "列表")
    @GetMapping("/api/v1/products")
    Mono<ResponseEntity<ProductList>> list(ServerWebExchange exchange) {
        var today = LocalDate.now(clock);
        var items = products.all().stream()
                .filter(product -> product.isValidOn(today))
                .map(this::view)
                .toList();
        return tagged(new ProductList(items), exchange);
    }

    @Access(open = true)
    @Operation(
            summary = "参保项目详情",
            description = "当日（或on所指日期）有效的版本：保费、类别、保障责任及其计算方式、限额、申请时限、给付时限、材料和条件、承诺书、办理须知、所需事实，以及每项规则的条款、来源和可信程度")
    @ApiResponse(responseCode = "200", description = "项目")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/products/{code}")
    Mono<ResponseEntity<ProductDetail>> one(
            @PathVariable String code, @RequestParam Optional<LocalDate> on, ServerWebExchange exchange) {
        return products.find(code, on.orElseGet(() -> LocalDate.now(clock)))
                .map(product -> ProductDetail.of(product, payee, facts))
                .map(view -> tagged(view, exchange))
                .orElseGet(() -> Mono.error(new RefusedException(Refusal.of("NOT_FOUND"))));
    }

    private ProductView view(ProductVersion product) {
        return ProductView.of(product, payee);
    }

    /** 304 where the client holds the present state already. */
    private <T> Mono<ResponseEntity<T>> tagged(T body, ServerWebExchange exchange) {
        var tag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(json.writeValueAsBytes(body))) + "\"";
        return Mono.fromSupplier(() -> exchange.checkNotModified(tag)
                ? ResponseEntity.status(304).build()
                : ResponseEntity.ok()
                        .eTag(tag)
                        .cacheControl(CacheControl.noCache())
                        .body(body));
    }
}
