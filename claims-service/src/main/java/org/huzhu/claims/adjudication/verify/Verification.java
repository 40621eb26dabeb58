package org.huzhu.claims.adjudication.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What recomputing an explanation file shows. */
sealed interface Verification {

    /** The decision follows from its inputs and the rulebook. */
    record Same(String what) implements Verification {}

    /** One line for each place where the recomputed decision says something else. */
    record Different(List<String> differences) implements Verification {}

    /** Nothing can be said. */
    record Refused(String reason) implements Verification {}

    static Verification of(byte[] text, Products products) {
        ExplanationFile file;
        try {
            file = ExplanationFile.read(text);
        } catch (JacksonException e) {
            return new Refused("不是完整的理算说明文件 not an explanation file: " + e.getOriginalMessage());
        }
        var version = products.version(file.product(), file.version());
        return refusal(file, version)
                .<Verification>map(Refused::new)
                .orElseGet(() -> recompute(file, version.orElseThrow()));
    }

    private static Verification recompute(ExplanationFile file, ProductVersion version) {
        var again = Adjudication.decide(file.inputs().under(version.claims()));
        var stored = CanonicalJson.bytes(file.decision());
        var computed = CanonicalJson.bytes(again);
        if (Arrays.equals(stored, computed)) {
            return new Same("%s@%s, %s, 合计 total %s元, sha256 %s"
                    .formatted(
                            file.product(),
                            file.version(),
                            file.claimId(),
                            again.total().toPlainString(),
                            file.decisionSha256()));
        }
        var json = new JsonMapper();
        var differences = new ArrayList<String>();
        compare("decision", json.readTree(stored), json.readTree(computed), differences);
        return new Different(differences);
    }

    private static Optional<String> refusal(ExplanationFile file, Optional<ProductVersion> version) {
        if (!file.format().equals(ExplanationFile.FORMAT)) {
            return Optional.of("未知的文件格式 unknown format " + file.format());
        }
        if (!file.edition().equals(Adjudication.EDITION)) {
            return Optional.of(
                    "由另一版理算程序作出 decided by edition %s, this is %s".formatted(file.edition(), Adjudication.EDITION));
        }
        if (!CanonicalJson.sha256(CanonicalJson.bytes(file.inputs())).equals(file.inputsSha256())) {
            return Optional.of("依据与其摘要不符 the inputs do not have their digest " + file.inputsSha256());
        }
        if (!CanonicalJson.sha256(CanonicalJson.bytes(file.decision())).equals(file.decisionSha256())) {
            return Optional.of("决定与其摘要不符 the decision does not have its digest " + file.decisionSha256());
        }
        return contradiction(file).or(() -> otherRulebook(file, version));
    }

    private static Optional<String> contradiction(ExplanationFile file) {
        var inputs = file.inputs();
        var agrees = file.claimId().equals(inputs.claimId())
                && file.product().equals(inputs.product())
                && file.version().equals(inputs.version());
        return agrees ? Optional.empty() : Optional.of("文件各部分不属于同一申请 the parts of the file belong to different claims");
    }

    private static Optional<String> otherRulebook(ExplanationFile file, Optional<ProductVersion> version) {
        if (version.isEmpty()) {
            return Optional.of("规则中没有该版本 no version %s@%s in the rulebook".formatted(file.product(), file.version()));
        }
        var digest = CanonicalJson.digest(version.get().claims());
        return digest.equals(file.rulebookSha256())
                ? Optional.empty()
                : Optional.of("规则版本的摘要不符 the rulebook has digest %s, the decision was made under %s"
                        .formatted(digest, file.rulebookSha256()));
    }

    private static void compare(String path, JsonNode stored, JsonNode computed, List<String> differences) {
        if (stored.isObject() && computed.isObject()) {
            var names = new TreeSet<String>(stored.propertyNames());
            names.addAll(computed.propertyNames());
            names.forEach(name -> compare(path + "." + name, stored.path(name), computed.path(name), differences));
        } else if (stored.isArray() && computed.isArray()) {
            for (var at = 0; at < Math.max(stored.size(), computed.size()); at++) {
                compare(path + "[" + at + "]", stored.path(at), computed.path(at), differences);
            }
        } else if (!stored.equals(computed)) {
            differences.add("%s: 文件 file %s, 重算 recomputed %s".formatted(path, shown(stored), shown(computed)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "(无 none)" : node.toString();
    }
}
