package org.huzhu.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergeTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final OpenApiMerge merge = new OpenApiMerge(
            (ObjectNode) JSON.readTree("{\"openapi\":\"3.1.0\",\"components\":{\"securitySchemes\":{\"bearer\":{}}}}"),
            (_, path) -> !path.startsWith("/internal"),
            (_, path) -> path.equals("/open"));

    @Test
    void aComponentDefinedAlikeIsKeptOnce() {
        var whole = merge(
                "{'paths':{'/a':{'get':{}}},'components':{'schemas':{'Problem':{'type':'object'}}}}",
                "{'paths':{'/b':{'get':{}}},'components':{'schemas':{'Problem':{'type':'object'}}}}");

        assertThat(whole.at("/components/schemas").propertyNames()).containsExactly("Problem");
        assertThat(whole.at("/components/securitySchemes/bearer").isObject()).isTrue();
        assertThat(whole.path("paths").propertyNames()).containsExactly("/a", "/b");
    }

    @Test
    void aNameUsedForTwoThingsIsToldApartAndItsReferencesFollow() {
        var whole = merge("{'components':{'schemas':{'View':{'type':'object'}}}}", """
                {'paths':{'/b':{'get':{'responses':{'200':{'content':{'application/json':
                {'schema':{'$ref':'#/components/schemas/Holder'}}}}}}}},
                'components':{'schemas':{'View':{'type':'string'},
                'Holder':{'properties':{'views':{'type':'array','items':{'$ref':'#/components/schemas/View'}}}}}}}""");

        assertThat(whole.at("/components/schemas/View/type").asString()).isEqualTo("object");
        assertThat(whole.at("/components/schemas/MemberView/type").asString()).isEqualTo("string");
        assertThat(whole.at("/components/schemas/Holder/properties/views/items/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/MemberView");
    }

    @Test
    void oneOperationDefinedTwiceIsSaid() {
        var whole = merge("{'paths':{'/a':{'get':{'summary':'first'}}}}", "{'paths':{'/a':{'get':{},'post':{}}}}");

        assertThat(whole.at("/paths/~1a/get/summary").asString()).isEqualTo("first");
        assertThat(whole.at("/paths/~1a/post/x-service").asString()).isEqualTo("member");
        assertThat(whole.at("/x-operations-defined-twice/0").asString()).isEqualTo("GET /a");
    }

    @Test
    void whatIsNotRoutedIsNotShownAndOpenOperationsSaySo() {
        var whole = merge(
                "{'paths':{'/internal/x':{'get':{}},'/open':{'get':{'security':[{'x':[]}]}}}}",
                "{'paths':{'/closed':{'get':{'security':[{'x':[]}]}},'/silent':{'get':{'security':[]}}}}");

        assertThat(whole.path("paths").propertyNames()).containsExactly("/closed", "/open", "/silent");
        assertThat(whole.at("/paths/~1open/get/security").isEmpty()).isTrue();
        assertThat(whole.at("/paths/~1open/get").has("security")).isTrue();
        assertThat(whole.at("/paths/~1closed/get/security/0").has("x")).isTrue();
        assertThat(whole.at("/paths/~1silent/get").has("security"))
                .as("the rule of the whole holds")
                .isFalse();
    }

    private JsonNode merge(String enrollment, String member) {
        var documents = new TreeMap<String, JsonNode>();
        documents.put("enrollment", JSON.readTree(enrollment.replace('\'', '"')));
        documents.put("member", JSON.readTree(member.replace('\'', '"')));
        return merge.merge(documents, List.of());
    }
}
