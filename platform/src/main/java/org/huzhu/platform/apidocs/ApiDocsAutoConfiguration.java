package org.huzhu.platform.apidocs;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.PlatformWebAutoConfiguration;
import org.huzhu.platform.web.ProblemCatalogue;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;

/** For every service that documents its operations. */
@AutoConfiguration(after = PlatformWebAutoConfiguration.class)
@ConditionalOnClass(OpenApiCustomizer.class)
public class ApiDocsAutoConfiguration {

    static {
        // The caller comes from the token; amounts travel as text.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(BigDecimal.class, new StringSchema().example("120.00"))
                .replaceWithSchema(ProblemDetail.class, new Schema<Object>().$ref(ProblemSchema.REFERENCE));
    }

    @Bean
    GlobalOperationCustomizer accessNotes() {
        return new AccessNotes();
    }

    @Bean
    GlobalOperationCustomizer problemResponses(ProblemCatalogue catalogue) {
        return new ProblemResponses(catalogue);
    }

    @Bean
    OpenApiCustomizer problemExamples(ProblemCatalogue catalogue) {
        return new ProblemExamples(catalogue);
    }
}
