package org.huzhu.enrollment.workbook;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which part refers to which ({@code _rels/*.rels}). Targets outside the package are dropped: nothing is ever fetched. */
record Relations(Map<String, Relation> relations) {

    /** One reference; the target is an entry's name. */
    record Relation(String type, String target) {}

    static Relations ofPackage(WorkbookFile file) throws IOException {
        return new Relations(file.has("_rels/.rels") ? file.relationsIn("_rels/.rels") : Map.of());
    }

    static Relations of(WorkbookFile file, String part) throws IOException {
        var slash = part.lastIndexOf('/');
        var name = part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
        return new Relations(file.has(name) ? file.relationsIn(name) : Map.of());
    }

    Optional<Relation> byId(String id) {
        return Optional.ofNullable(relations.get(id));
    }

    Optional<Relation> byType(String ending) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(ending))
                .findFirst();
    }

    static Map<String, Relation> read(XmlPart part, String relsName) {
        var base = URI.create(
                "/" + relsName.replaceFirst("_rels/[^/]*$", "").replace("[", "").replace("]", ""));
        var relations = new LinkedHashMap<String, Relation>();
        while (part.next()) {
            if (part.isStart()
                    && part.name().equals("Relationship")
                    && !part.attribute("TargetMode").equals("External")) {
                target(base, part.attribute("Target"))
                        .ifPresent(target ->
                                relations.put(part.attribute("Id"), new Relation(part.attribute("Type"), target)));
            }
        }
        return relations;
    }

    private static Optional<String> target(URI base, String target) {
        try {
            var path = base.resolve(target.replace(" ", "%20")).getPath();
            return path == null || path.length() < 2 ? Optional.empty() : Optional.of(path.substring(1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
