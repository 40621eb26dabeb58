package org.huzhu.notification.template.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.notification.template.TemplateCatalogue;
import org.huzhu.notification.template.TemplateSettings;
import org.huzhu.notification.template.domain.Parameter;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.notification.template.domain.TextLength;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "sms", description = "短信 · Text messages")
@RestController
class TemplateController {

    private final TemplateCatalogue catalogue;
    private final TemplateSettings settings;

    TemplateController(TemplateCatalogue catalogue, TemplateSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(
            summary = "短信模板列表",
            description = "All templates in force with their parameters, longest length and parts.")
    @ApiResponse(responseCode = "200")
    @GetMapping("/api/v1/sms-templates")
    Mono<Page<TemplateView>> list() {
        var templates = catalogue.all().stream().map(TemplateView::of).toList();
        return Mono.just(new Page<>(templates, null, templates.size()));
    }

    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "预览短信模板",
            description =
                    "The text with the given parameters (samples fill the rest), its length, parts and price. Nothing"
                            + " is sent.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "SMS_PARAMETER_INVALID")
    @PostMapping("/api/v1/sms-templates/{code}/previews")
    Mono<Preview> preview(@PathVariable String code, @RequestBody(required = false) @Nullable PreviewRequest request) {
        return Mono.justOrEmpty(catalogue.find(code))
                .map(template -> template.render(filled(template, request)))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .flatMap(RefusedException::orProblem)
                .map(rendered -> Preview.of(rendered, settings.pricePerPart()));
    }

    private static Map<String, String> filled(SmsTemplate template, @Nullable PreviewRequest request) {
        var values = new HashMap<>(template.samples());
        if (request != null && request.parameters() != null) {
            values.putAll(request.parameters());
        }
        return values;
    }

    record PreviewRequest(@Nullable Map<String, String> parameters) {}

    record Preview(String text, int characters, int parts, String price) {

        static Preview of(RenderedSms rendered, BigDecimal pricePerPart) {
            var price = pricePerPart.multiply(BigDecimal.valueOf(rendered.parts()));
            return new Preview(rendered.text(), rendered.text().length(), rendered.parts(), price.toPlainString());
        }
    }

    record ParameterView(String name, String type, int maxLength, String sample) {

        static ParameterView of(Parameter parameter) {
            return new ParameterView(
                    parameter.name(), parameter.type().name(), parameter.maxLength(), parameter.sample());
        }
    }

    record TemplateView(
            String code,
            int version,
            String category,
            String signature,
            String text,
            String english,
            List<ParameterView> parameters,
            boolean window,
            String validFor,
            Map<String, String> providers,
            int longest,
            int mostParts) {

        static TemplateView of(SmsTemplate template) {
            return new TemplateView(
                    template.code(),
                    template.version(),
                    template.category().name(),
                    template.signature(),
                    template.text(),
                    template.english(),
                    template.parameters().stream().map(ParameterView::of).toList(),
                    template.window(),
                    template.validFor().toString(),
                    template.providerIds(),
                    template.longest(),
                    TextLength.parts("一".repeat(template.longest())));
        }
    }
}
