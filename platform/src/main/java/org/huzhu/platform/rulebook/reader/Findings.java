package org.huzhu.platform.rulebook.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file. What several places share by an alias is reported once. */
final class Findings {

    /** Far above any real rulebook; aliases of aliases can make a short file endless. */
    private static final int MOST_NODES = 200_000;

    private static final Comparator<RulebookError> BY_LINE =
            Comparator.comparingInt(RulebookError::line).thenComparing(RulebookError::reason);

    private final String file;
    private final Set<RulebookError> errors = new TreeSet<>(BY_LINE);
    private int nodes;

    Findings(String file) {
        this.file = file;
    }

    void add(Node at, String reason) {
        add(at.getStartMark().getLine() + 1, reason);
    }

    void add(int line, String reason) {
        errors.add(new RulebookError(file, line, reason));
    }

    /** Called for each list and mapping that is read, before its parts are. */
    void visit(Node node) {
        if (node.isTwoStepsConstruction()) {
            add(node, "内容引用了自身");
            throw new RulebookException(list());
        }
        if (++nodes > MOST_NODES) {
            add(node, "文件过大，或引用层层嵌套");
            throw new RulebookException(list());
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<RulebookError> list() {
        return List.copyOf(errors);
    }
}
