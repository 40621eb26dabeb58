package org.huzhu.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.huzhu.platform.testkit.ContractBaseline;
import org.huzhu.platform.testkit.ContractChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clients of the last release go on working. How a contract may change: {@code docs/api/README.md}. */
class ApiContractTest {

    private static final String ORDERS = "/paths/~1api~1v1~1orders";

    private final JsonNode now = PublishedDocumentTest.merged();

    @Test
    void nothingThatWasReleasedIsTakenBack() {
        assertThat(ContractChanges.ofOperations(ContractBaseline.read("openapi.json", now), now))
                .as("clients of the last release break")
                .isEmpty();
    }

    private interface Change {
        void to(JsonNode document);
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("an operation is removed", it -> object(it, ORDERS).remove("post"), "the operation is gone"),
                change("a path is removed", it -> object(it, "/paths").remove("/api/v1/districts"), "is gone"),
                change(
                        "an operation has another name",
                        it -> object(it, ORDERS + "/post").put("operationId", "openOrder"),
                        "generated clients know it as createOrder"),
                change(
                        "a field is not answered any more",
                        it -> object(it, "/components/schemas/OrderView/properties")
                                .remove("amountDue"),
                        "amountDue: the field is gone"),
                change(
                        "a field is of another type",
                        it -> object(it, "/components/schemas/OrderView/properties/amountDue")
                                .put("type", "number"),
                        "was string  and is number"),
                change(
                        "a field must be given",
                        it -> object(it, "/components/schemas/NewOrder")
                                .withArray("required")
                                .add("unitName"),
                        "unitName: is required now"),
                change(
                        "a field is not taken any more",
                        it -> object(it, "/components/schemas/NewOrder/properties")
                                .remove("product"),
                        "product: the field is gone"),
                change(
                        "a parameter is removed",
                        it -> ((ArrayNode) it.at(ORDERS + "/get/parameters")).remove(0),
                        "the parameter is gone"),
                change(
                        "a parameter must be given",
                        it -> object(it, ORDERS + "/get/parameters/0").put("required", true),
                        "is required now"),
                change(
                        "machines are shut out",
                        it -> ((ArrayNode) it.at(ORDERS + "/post/security")).remove(1),
                        "may not be called any more with"),
                change(
                        "success has another status",
                        it -> object(it, ORDERS + "/post/responses").remove("201"),
                        "is not answered any more"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void whatBreaksAClientIsNoticed(String name, Change change, String message) {
        var changed = now.deepCopy();
        change.to(changed);

        assertThat(ContractChanges.ofOperations(now, changed)).as(name).anyMatch(line -> line.contains(message));
    }

    @Test
    void additionsAndOtherWordsBreakNobody() {
        var changed = now.deepCopy();
        object(changed, "/components/schemas/OrderView/properties")
                .putObject("added")
                .put("type", "string");
        object(changed, "/components/schemas/NewOrder/properties")
                .putObject("added")
                .put("type", "string");
        object(changed, "/paths").set("/api/v1/added", changed.at(ORDERS));
        object(changed, ORDERS + "/post").put("description", "其他说明").put("summary", "其他");

        assertThat(ContractChanges.ofOperations(now, changed)).isEmpty();
    }

    private static Arguments change(String name, Change change, String message) {
        return Arguments.of(name, change, message);
    }

    private static ObjectNode object(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }
}
