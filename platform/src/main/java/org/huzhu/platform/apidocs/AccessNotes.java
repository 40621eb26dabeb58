package org.huzhu.platform.apidocs;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huzhu.platform.security.Access;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says of each operation what its {@link Access} says, so that the documentation cannot differ from what is enforced. */
final class AccessNotes implements GlobalOperationCustomizer {

    private static final String PERSON = "bearer";
    private static final String MACHINE = "clientCredentials";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        @Nullable Access access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            return operation;
        }
        operation.setSecurity(requirements(access));
        var before = operation.getDescription() == null
                ? ""
                : operation.getDescription().strip();
        var note = "可调用者：" + callers(access);
        if (!before.contains(note)) {
            operation.setDescription(before.isEmpty() ? note : before + "\n\n" + note);
        }
        return operation;
    }

    private static List<SecurityRequirement> requirements(Access access) {
        var all = new ArrayList<SecurityRequirement>();
        if (access.open()) {
            return all;
        }
        if (access.accounts() || access.roles().length > 0) {
            all.add(new SecurityRequirement().addList(PERSON));
        }
        Arrays.stream(access.scopes()).forEach(scope -> all.add(new SecurityRequirement().addList(MACHINE, scope)));
        return all;
    }

    private static String callers(Access access) {
        if (access.open()) {
            return "任何人，无需令牌";
        }
        var all = new ArrayList<String>();
        if (access.accounts()) {
            all.add("登录账号（限本人或本单位的数据）");
        }
        if (access.roles().length > 0) {
            all.add("后台 " + Arrays.stream(access.roles()).map(Enum::name).collect(joining(", ")));
        }
        if (access.scopes().length > 0) {
            all.add("接口账号 " + String.join(", ", access.scopes()));
        }
        return String.join("；", all);
    }
}
