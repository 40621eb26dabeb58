package org.huzhu.platform.rulebook.reader;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.MaterialRefusal;
import org.huzhu.platform.rulebook.ClaimRules.Need;
import org.huzhu.platform.rulebook.ClaimRules.Phase;

/** Reads the papers of a responsibility (rulebook 1C.6). */
final class MaterialReader {

    private final ConditionReader conditions;

    MaterialReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    List<Material> readList(YamlMap responsibility) {
        var materials = responsibility.list("materials", this::read);
        Common.distinct(responsibility, "materials", materials, Material::code, "材料代码");
        for (var material : materials) {
            var group = material.oneOf();
            if (group.isPresent()
                    && materials.stream()
                                    .filter(other -> other.oneOf().equals(group))
                                    .count()
                            < 2) {
                responsibility.wrong("materials", "“oneOf”一组“" + group.get() + "”只有一种材料，无从选择");
            }
        }
        return materials;
    }

    private Material read(YamlMap map) {
        var need = map.required("need", Kind.oneOf(Need.class));
        var when = Common.optionalCondition(map, "when", conditions);
        if (need == Need.CONDITIONAL && when.isEmpty()) {
            map.wrong("when", "CONDITIONAL的材料须写明条件“when”");
        }
        var minFiles = map.optional("minFiles", Kind.COUNT).orElse(1);
        if (minFiles < 1) {
            map.wrong("minFiles", "“minFiles”应大于0");
        }
        return new Material(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                need,
                map.optional("phase", Kind.oneOf(Phase.class)).orElse(Phase.FILING),
                when,
                map.required("becauseZh", Kind.CHINESE),
                minFiles,
                map.optional("oneOf", Kind.TEXT),
                formats(map),
                map.optional("originalRequired", Kind.FLAG).orElse(false),
                map.optional("maxAgeMonthsBeforeCoverStart", Kind.COUNT),
                map.optional("electronicAllowed", Kind.FLAG).orElse(false),
                map.list("refusedWhen", this::refusal),
                Common.from(map));
    }

    private static Set<Format> formats(YamlMap map) {
        if (map.at("formats").isEmpty()) {
            return EnumSet.allOf(Format.class);
        }
        var formats = map.set("formats", Kind.oneOf(Format.class));
        if (formats.isEmpty()) {
            map.wrong("formats", "“formats”不能为空");
        }
        return formats;
    }

    private MaterialRefusal refusal(YamlMap map) {
        return new MaterialRefusal(
                map.required("code", Kind.TEXT), map.required("textZh", Kind.CHINESE), Common.when(map, conditions));
    }
}
