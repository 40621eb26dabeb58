package org.huzhu.claims.injury.reader;

import java.util.HashSet;
import java.util.List;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.domain.Parameter;
import org.huzhu.claims.injury.domain.ParameterCode;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;

/** Reads the figures of one region and one year. */
final class ParameterReader {

    record ParameterFile(String region, int year, List<Parameter> parameters) {

        String key() {
            return region + " " + year;
        }
    }

    private ParameterReader() {}

    static ParameterFile read(YamlMap map) {
        var region = map.required("region", Kinds.REGION_CODE);
        var year = map.required("year", Kinds.YEAR);
        var parameters = map.list("figures", each -> parameter(each, region, year));
        if (parameters.isEmpty()) {
            map.wrong("figures", "缺少“figures”");
        }
        var seen = new HashSet<ParameterCode>();
        for (var i = 0; i < parameters.size(); i++) {
            if (!seen.add(parameters.get(i).code())) {
                map.wrongElement("figures", i, "“" + parameters.get(i).code() + "”重复");
            }
        }
        return new ParameterFile(region, year, parameters);
    }

    private static Parameter parameter(YamlMap map, String region, int year) {
        var code = map.required("code", Kind.oneOf(ParameterCode.class));
        var isNational = code == ParameterCode.URBAN_INCOME;
        if (isNational != region.equals(InjuryRules.COUNTRY)) {
            map.wrong("code", isNational ? "“" + code + "”是全国数据，应写在CN的文件中" : "“" + code + "”应写在统筹地区的文件中");
        }
        var value = map.required("value", Kind.AMOUNT);
        if (map.optional("value", Kind.AMOUNT)
                .filter(each -> each.signum() == 0)
                .isPresent()) {
            map.wrong("value", "“value”应大于0");
        }
        return new Parameter(region, code, year, value, RulebookFiles.from(map));
    }
}
