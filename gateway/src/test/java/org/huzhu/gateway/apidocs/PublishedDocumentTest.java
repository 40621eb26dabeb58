package org.huzhu.gateway.apidocs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huzhu.gateway.routing.RoutingSettings;
import org.huzhu.gateway.routing.RoutingTable;
import org.huzhu.platform.testkit.ApiDocument;
import org.huzhu.platform.testkit.GeneratedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/api/openapi.json} is what this gateway makes of the documents of the services. */
class PublishedDocumentTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theDocumentInTheDocsIsWhatTheGatewayServes() {
        GeneratedDocument.checkFile("api/openapi.json", ApiDocument.text(merged()));
    }

    @Test
    void everyOperationHasANameOfItsOwnAndNothingIsDefinedTwice() {
        var document = merged();
        var names = new TreeSet<String>();

        document.path("paths")
                .forEach(path -> path.forEach(operation -> assertThat(
                                names.add(operation.path("operationId").asString()))
                        .as("%s is the name of one operation only", operation.path("operationId"))
                        .isTrue()));

        assertThat(document.has("x-operations-defined-twice")).isFalse();
        assertThat(document.at("/components/schemas").propertyNames())
                .as("every service describes a refusal alike")
                .filteredOn(name -> name.endsWith("Problem"))
                .containsExactly("Problem");
    }

    @ParameterizedTest
    @CsvSource({
        "get, /api/v1/orders, listOrders",
        "post, /api/v1/orders, createOrder",
        "get, /api/v1/orders/{orderNo}, getOrder",
        "delete, /api/v1/orders/{orderNo}, deleteOrder",
        "post, /api/v1/orders/{orderNo}/submission, postOrderSubmission",
        "get, /api/v1/claims.xlsx, getClaimsXlsx",
        "get, /api/v1/me/coverages, listMeCoverages",
        "get, /api/v1/payout-batches/{batchId}/bank-file, getPayoutBatchBankFile",
        "delete, /api/v1/staff/{accountId}/roles/{role}, deleteStaffRole",
        "post, /oauth2/token, postOauth2Token"
    })
    void theNameOfAnOperationFollowsFromItsPath(String verb, String path, String name) {
        assertThat(OperationNames.of(verb, path)).isEqualTo(name);
    }

    static JsonNode merged() {
        try (Stream<java.nio.file.Path> files =
                Files.list(GeneratedDocument.docs().resolve("api/services"))) {
            var documents = files.collect(toMap(
                    file -> file.getFileName().toString().replace(".json", ""),
                    file -> JSON.readTree(file.toFile()),
                    (a, _) -> a,
                    TreeMap::new));
            return new OpenApiFinish(Words.load("openapi-words.yaml"))
                    .finish(ApiDocsConfiguration.merge(JSON, shipped()).merge(documents, List.of()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RoutingTable shipped() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        return new RoutingTable(Binder.get(environment)
                .bind("huzhu.gateway", RoutingSettings.class)
                .get());
    }
}
