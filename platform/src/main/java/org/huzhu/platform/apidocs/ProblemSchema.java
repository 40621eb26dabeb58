package org.huzhu.platform.apidocs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of every error (RFC 9457), as {@code Problems} writes it. */
final class ProblemSchema {

    static final String NAME = "Problem";
    static final String REFERENCE = "#/components/schemas/" + NAME;

    private ProblemSchema() {}

    static void addTo(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents().addSchemas(NAME, problem());
    }

    private static Schema<?> problem() {
        var properties = new LinkedHashMap<String, Schema<?>>();
        properties.put("type", typed("string", "urn:huzhu:problem: 加错误码", "urn:huzhu:problem:NOT_FOUND"));
        properties.put("title", typed("string", "英文短句", "Not found, or not yours"));
        properties.put("status", typed("integer", "HTTP 状态码", 404));
        properties.put("detail", typed("string", "可直接显示给用户的中文说明", "未找到所请求的内容"));
        properties.put("instance", typed("string", "请求的路径", "/api/v1/orders/20261123094512345"));
        properties.put("code", typed("string", "稳定的错误码，供程序判断", "NOT_FOUND"));
        properties.put("traceId", typed("string", "追踪号，报障时请提供", "4bf92f3577b34da6a3ce929d0e0e4736"));
        properties.put("field", typed("string", "有问题的字段", "idNumber"));
        properties.put("errors", fields());
        var schema = object(properties, "错误文档（RFC 9457）；另有各错误码自己的成员");
        schema.setRequired(List.of("type", "title", "status", "detail", "instance", "code", "traceId"));
        schema.setAdditionalProperties(Boolean.TRUE);
        return schema;
    }

    private static Schema<?> fields() {
        var properties = new LinkedHashMap<String, Schema<?>>();
        properties.put("field", typed("string", "字段，JSON 路径写法", "persons[2].name"));
        properties.put("code", typed("string", "原因的代码", "NotBlank"));
        properties.put("detail", typed("string", "中文说明", "请填写姓名"));
        var item = object(properties, "一个不符合要求的字段");
        item.setRequired(List.of("field", "code", "detail"));
        var list = new Schema<Object>(SpecVersion.V31);
        list.setTypes(Set.of("array"));
        list.setItems(item);
        list.setDescription("逐个字段的问题（FIELD_INVALID）");
        return list;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema<Object> object(Map<String, Schema<?>> properties, String description) {
        var schema = new Schema<Object>(SpecVersion.V31);
        schema.setTypes(Set.of("object"));
        schema.setDescription(description);
        schema.setProperties((Map) properties);
        return schema;
    }

    private static Schema<?> typed(String type, String description, Object example) {
        var schema = new Schema<Object>(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        schema.setDescription(description);
        schema.setExample(example);
        return schema;
    }
}
