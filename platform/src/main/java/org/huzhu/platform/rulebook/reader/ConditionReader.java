package org.huzhu.platform.rulebook.reader;

import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Fact;
import org.huzhu.platform.rulebook.FactDictionary.Type;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads conditions (rulebook 3.3). Each fact must be in the dictionary, each value of that fact's type. */
final class ConditionReader {

    private static final Condition BLANK = new Condition.All(List.of());

    private final FactDictionary facts;
    private final Findings findings;

    ConditionReader(FactDictionary facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    Condition read(Node node) {
        findings.visit(node);
        if (!(node instanceof MappingNode mapping)
                || mapping.getValue().size() != 1
                || !(mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key)) {
            return wrong(node, "条件应只有一个运算，如{eq: [outOfTown, true]}");
        }
        var value = mapping.getValue().getFirst().getValueNode();
        return switch (key.getValue()) {
            case "all" -> new Condition.All(parts(value));
            case "any" -> new Condition.Any(parts(value));
            case "not" -> new Condition.Not(read(value));
            case "exists" ->
                fact(value)
                        .<Condition>map(fact -> new Condition.Exists(fact.name()))
                        .orElse(BLANK);
            case "in" -> in(value);
            case "eq" -> compare(Condition.Operator.EQ, value);
            case "ne" -> compare(Condition.Operator.NE, value);
            case "gt" -> compare(Condition.Operator.GT, value);
            case "ge" -> compare(Condition.Operator.GE, value);
            case "lt" -> compare(Condition.Operator.LT, value);
            case "le" -> compare(Condition.Operator.LE, value);
            default -> wrong(key, "不认识的运算“" + key.getValue() + "”，可用：all any not eq ne gt ge lt le in exists");
        };
    }

    /** The fact a rule names on its own, for example the one that counts the days. */
    Optional<Fact> fact(Node node) {
        var name = Kind.TEXT.read(node, findings);
        var fact = name.flatMap(facts::find);
        if (name.isPresent() && fact.isEmpty()) {
            findings.add(node, "不认识的事实“" + name.get() + "”，请先在facts.yaml中列出");
        }
        return fact;
    }

    /** A value of the fact's type; empty, and noted, where it is none. */
    Optional<Object> literal(Fact fact, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            findings.add(node, "“" + fact.name() + "”的值应为单个值");
            return Optional.empty();
        }
        var text = scalar.getValue();
        Optional<Object> value = switch (fact.type()) {
            case BOOLEAN -> Optional.ofNullable(Kind.flag(text));
            case NUMBER -> Optional.ofNullable(Kind.number(text));
            case DATE -> Optional.ofNullable(Kind.day(text));
            case CHOICE -> Optional.<Object>of(text).filter(fact.values()::contains);
            case TEXT -> Optional.of(text);
        };
        if (value.isEmpty()) {
            findings.add(node, "“" + text + "”不是“" + fact.name() + "”的值，应为" + expected(fact));
        }
        return value;
    }

    private List<Condition> parts(Node value) {
        var parts = YamlMap.flat(value, findings);
        if (parts.isEmpty()) {
            findings.add(value, "条件不能为空");
        }
        return parts.stream().map(this::read).toList();
    }

    private Condition compare(Condition.Operator operator, Node value) {
        if (!(value instanceof SequenceNode pair) || pair.getValue().size() != 2) {
            return wrong(value, "应为[事实, 值]");
        }
        var fact = fact(pair.getValue().getFirst());
        if (fact.isEmpty()) {
            return BLANK;
        }
        var ordered = fact.get().type() == Type.NUMBER || fact.get().type() == Type.DATE;
        if (!ordered && operator != Condition.Operator.EQ && operator != Condition.Operator.NE) {
            return wrong(value, "“" + fact.get().name() + "”不是数字或日期，不能比较大小");
        }
        return literal(fact.get(), pair.getValue().getLast())
                .<Condition>map(
                        literal -> new Condition.Compare(operator, fact.get().name(), literal))
                .orElse(BLANK);
    }

    private Condition in(Node value) {
        if (!(value instanceof SequenceNode pair)
                || pair.getValue().size() != 2
                || !(pair.getValue().getLast() instanceof SequenceNode values)
                || values.getValue().isEmpty()) {
            return wrong(value, "应为[事实, [值, 值]]");
        }
        var fact = fact(pair.getValue().getFirst());
        if (fact.isEmpty()) {
            return BLANK;
        }
        var literals = values.getValue().stream()
                .flatMap(each -> literal(fact.get(), each).stream())
                .toList();
        return new Condition.In(fact.get().name(), literals);
    }

    private Condition wrong(Node at, String reason) {
        findings.add(at, reason);
        return BLANK;
    }

    private static String expected(Fact fact) {
        return switch (fact.type()) {
            case BOOLEAN -> "true或false";
            case NUMBER -> "数字";
            case DATE -> "日期（如2025-01-01）";
            case CHOICE -> "以下之一：" + String.join("、", fact.values());
            case TEXT -> "文字";
        };
    }
}
