package org.huzhu.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huzhu.platform.testkit.GeneratedDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Both documents as the tools of integrators see them. The rules stand in {@code docs/api/redocly.yaml}. */
class ApiLintTest {

    private static final Path API = GeneratedDocument.docs().resolve("api");

    @TempDir
    Path folder;

    private static NodeTools tools;

    @BeforeAll
    static void install() {
        tools = NodeTools.installed();
    }

    @Test
    void theOpenApiDocumentHasNoErrors() {
        var lint = tools.lintOperations(API.resolve("openapi.json"));

        assertThat(lint.status()).as(lint.output()).isZero();
    }

    @Test
    void theLinterNoticesWhatIsMissing() throws IOException {
        var json = new JsonMapper();
        var document = json.readTree(API.resolve("openapi.json").toFile());
        var operation = (ObjectNode) document.at("/paths/~1api~1v1~1orders/post");
        operation.remove("summary");
        operation.remove("description");
        operation.put("operationId", "listOrders");
        ((ObjectNode) operation.at("/responses/201/content/application~1json/example")).put("orderNo", 7);
        var broken = folder.resolve("broken.json");
        Files.writeString(broken, json.writeValueAsString(document));

        var lint = tools.lintOperations(broken);

        assertThat(lint.status()).isNotZero();
        assertThat(lint.output())
                .contains(
                        "operation-summary",
                        "operation-description",
                        "operation-operationId-unique",
                        "no-invalid-media-type-examples");
    }

    @Test
    void theAsyncApiDocumentHasNoErrors() {
        var check = tools.checkEvents(API.resolve("asyncapi.yaml"));

        assertThat(check.status()).as(check.output()).isZero();
        assertThat(check.output()).contains("0 errors");
    }

    @Test
    void theParserNoticesAnExampleThatIsNotOfItsSchema() throws IOException {
        var broken = folder.resolve("broken.yaml");
        Files.writeString(
                broken,
                Files.readString(API.resolve("asyncapi.yaml"))
                        .replace("#/components/messages/UnitApproved", "#/components/messages/Nothing"));

        assertThat(tools.checkEvents(broken).status()).isNotZero();
    }
}
