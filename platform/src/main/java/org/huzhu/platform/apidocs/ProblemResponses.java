package org.huzhu.platform.apidocs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.huzhu.platform.web.ProblemCatalogue;
import org.huzhu.platform.web.ProblemCatalogue.Entry;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Gives every refusal the form it has: a problem document, with one example for each error code that its {@code
 * @ApiResponse} names. Texts come from the catalogue the service answers from.
 */
final class ProblemResponses implements GlobalOperationCustomizer {

    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\\b");
    static final String PROBLEM = "application/problem+json";

    private final ProblemCatalogue catalogue;

    ProblemResponses(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var responses = operation.getResponses();
        if (responses == null) {
            return operation;
        }
        addSuccess(responses, method);
        responses.forEach((status, response) -> {
            if (isRefusal(status)) {
                response.setContent(content(Integer.parseInt(status), response));
            }
        });
        return operation;
    }

    /** Where only refusals are annotated, springdoc describes the answer with them and leaves success away. */
    private static void addSuccess(ApiResponses responses, HandlerMethod method) {
        if (responses.keySet().stream().anyMatch(status -> status.startsWith("2") || status.startsWith("3"))) {
            return;
        }
        var content = responses.values().stream()
                .map(ApiResponse::getContent)
                .filter(body -> body != null && !body.containsKey(PROBLEM))
                .findFirst();
        @Nullable
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), ResponseStatus.class);
        var status = declared == null ? HttpStatus.OK : declared.code();
        var success = new ApiResponse().description("成功");
        content.ifPresent(success::setContent);
        responses.addApiResponse(String.valueOf(status.value()), success);
    }

    private static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private Content content(int status, ApiResponse response) {
        var media = new MediaType().schema(new Schema<Object>().$ref(ProblemSchema.REFERENCE));
        var description = Optional.ofNullable(response.getDescription()).orElse("");
        CODE.matcher(description)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(catalogue::find)
                .flatMap(Optional::stream)
                .filter(entry -> entry.status() == status)
                .forEach(entry -> media.addExamples(entry.code(), example(entry)));
        if (media.getExamples() == null) {
            general(status).ifPresent(entry -> media.addExamples(entry.code(), example(entry)));
        }
        return new Content().addMediaType(PROBLEM, media);
    }

    /** What a status means when nothing more is said about it. */
    private Optional<Entry> general(int status) {
        return switch (status) {
            case 400 -> catalogue.find("BAD_REQUEST");
            case 401 -> catalogue.find("NOT_AUTHENTICATED");
            case 403 -> catalogue.find("FORBIDDEN");
            case 404 -> catalogue.find("NOT_FOUND");
            case 409 -> catalogue.find("CONCURRENT_CHANGE");
            case 412 -> catalogue.find("VERSION_MISMATCH");
            case 413 -> catalogue.find("PAYLOAD_TOO_LARGE");
            case 415 -> catalogue.find("UNSUPPORTED_MEDIA_TYPE");
            case 422 -> catalogue.find("FIELD_INVALID");
            case 429 -> catalogue.find("TOO_MANY_REQUESTS");
            default -> catalogue.find("INTERNAL_ERROR");
        };
    }

    private static Example example(Entry entry) {
        return new Example().$ref(ProblemExamples.REFERENCE + entry.code());
    }
}
