package org.huzhu.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.huzhu.platform.web.ProblemCatalogue;
import org.huzhu.platform.web.ProblemCatalogue.Entry;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The problem documents that operations refer to as examples, one per error code. */
final class ProblemExamples implements OpenApiCustomizer {

    static final String REFERENCE = "#/components/examples/";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final ProblemCatalogue catalogue;

    ProblemExamples(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void customise(OpenAPI document) {
        ProblemSchema.addTo(document);
        for (var code : used(document)) {
            catalogue.find(code).ifPresent(entry -> document.getComponents().addExamples(code, example(entry)));
        }
    }

    private static TreeSet<String> used(OpenAPI document) {
        var codes = new TreeSet<String>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .map(response -> response.getContent().get(ProblemResponses.PROBLEM))
                .filter(media -> media != null && media.getExamples() != null)
                .forEach(media -> codes.addAll(media.getExamples().keySet()));
        return codes;
    }

    private static Example example(Entry entry) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:huzhu:problem:" + entry.code());
        body.put("title", entry.en());
        body.put("status", entry.status());
        body.put("detail", entry.zh());
        body.put("instance", "/api/v1");
        body.put("code", entry.code());
        body.put("traceId", TRACE);
        return new Example().summary(entry.zh()).value(body);
    }
}
