package org.huzhu.platform.rulebook.reader;

import java.util.List;
import java.util.stream.Collectors;

/** Rulebooks nobody can work with; keeps a service from starting. Its message has one line for each mistake. */
public final class RulebookException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<RulebookError> errors;

    RulebookException(List<RulebookError> errors) {
        super(errors.stream().map(RulebookError::toString).collect(Collectors.joining("\n", "规则文件有误：\n", "")));
        this.errors = List.copyOf(errors);
    }

    public List<RulebookError> errors() {
        return errors;
    }
}
