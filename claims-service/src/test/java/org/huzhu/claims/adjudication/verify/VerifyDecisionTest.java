package org.huzhu.claims.adjudication.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.claims.adjudication.explain.Inputs;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stand-alone verifier with the shipped rulebook of Wuxi. */
class VerifyDecisionTest {

    private static final Rulebooks SHIPPED = Rulebooks.load(Optional.empty());
    private static final LocalDate DISCHARGE = LocalDate.of(2023, 6, 1);

    @TempDir
    private Path folder;

    private ProductVersion version;
    private ExplanationFile file;

    @BeforeEach
    void decide() {
        version = SHIPPED.products().find("WX-3IN1", DISCHARGE).orElseThrow();
        var term = CoverageTerm.oneYearFrom(LocalDate.of(2023, 2, 22));
        var told = Facts.NONE
                .with("dischargeDate", DISCHARGE)
                .with("stayDays", new BigDecimal("15"))
                .with("selfPaid", new BigDecimal("12345.67"));
        var made = new Case(
                new UUID(1, 1),
                version.code(),
                version.label(),
                version.claims(),
                "",
                new Case.Cover(new UUID(2, 2), term, term.from()),
                version.claims().infer(told),
                version.claims().responsibilities().stream()
                        .map(responsibility ->
                                new Case.Item(responsibility.code(), DISCHARGE, Optional.empty(), Optional.empty()))
                        .toList(),
                List.of());
        file = explanation(Inputs.of(made, DISCHARGE), Adjudication.decide(made));
    }

    private ExplanationFile explanation(Inputs inputs, Decision decision) {
        return new ExplanationFile(
                ExplanationFile.FORMAT,
                inputs.claimId(),
                1,
                Instant.parse("2023-06-20T02:00:00Z"),
                Adjudication.EDITION,
                version.code(),
                version.label(),
                CanonicalJson.digest(version.claims()),
                inputs,
                CanonicalJson.sha256(CanonicalJson.bytes(inputs)),
                decision,
                CanonicalJson.sha256(CanonicalJson.bytes(decision)));
    }

    private record Run(int status, String said) {}

    private Run verify(byte[] text, String... rulebook) {
        try {
            var path = Files.write(folder.resolve("explanation.json"), text);
            var arguments = new ArrayList<>(List.of(path.toString()));
            arguments.addAll(List.of(rulebook));
            var said = new ByteArrayOutputStream();
            var status = VerifyDecision.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
            return new Run(status, said.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String changed(String pointer, String name, Object value) {
        var json = new JsonMapper();
        var tree = json.readTree(file.bytes());
        ((ObjectNode) tree.at(pointer)).putPOJO(name, value);
        return json.writeValueAsString(tree);
    }

    @Test
    void aDecisionThatFollowsFromTheRulebookIsConfirmed() {
        var run = verify(file.bytes());

        assertThat(run.status()).isZero();
        assertThat(run.said()).startsWith("一致 OK: WX-3IN1@" + version.label());
    }

    @Test
    void anIndentedFileSaysTheSame() {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

        assertThat(verify(json.writeValueAsBytes(json.readTree(file.bytes()))).status())
                .isZero();
    }

    @Test
    void aDecisionThatDoesNotFollowIsShownPlaceByPlace() {
        var decision = file.decision();
        var forged = new Decision(
                decision.product(),
                decision.version(),
                decision.items(),
                decision.total().add(BigDecimal.ONE),
                decision.certain());

        var run = verify(explanation(file.inputs(), forged).bytes());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.said())
                .contains("不一致 DIFFERENT: 1")
                .contains("decision.total: 文件 file \"%s\", 重算 recomputed \"%s\""
                        .formatted(forged.total(), decision.total()));
    }

    @Test
    void aLineThatIsMissingIsADifference() {
        var decision = file.decision();
        var forged = new Decision(
                decision.product(),
                decision.version(),
                decision.items().subList(1, decision.items().size()),
                decision.total(),
                decision.certain());

        assertThat(verify(explanation(file.inputs(), forged).bytes()).status()).isEqualTo(1);
    }

    @Test
    void aChangeWithoutANewDigestIsRefused() {
        assertThat(verify(changed("/decision", "total", "999.00").getBytes(StandardCharsets.UTF_8)))
                .satisfies(run -> assertThat(run.status()).isEqualTo(2))
                .satisfies(run -> assertThat(run.said()).contains("the decision does not have its digest"));
        assertThat(verify(changed("/inputs/facts/stayDays", "value", "16").getBytes(StandardCharsets.UTF_8)))
                .satisfies(run -> assertThat(run.status()).isEqualTo(2))
                .satisfies(run -> assertThat(run.said()).contains("the inputs do not have their digest"));
    }

    @Test
    void anotherRulebookThanTheDecidingOneIsRefused() {
        assertThat(verify(changed("", "rulebookSha256", "0".repeat(64)).getBytes(StandardCharsets.UTF_8)))
                .satisfies(run -> assertThat(run.status()).isEqualTo(2))
                .satisfies(run -> assertThat(run.said()).contains("the rulebook has digest"));
        assertThat(verify(changed("", "product", "SH-2020").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(2);
        assertThat(verify(changed("", "edition", "0").getBytes(StandardCharsets.UTF_8))
                        .said())
                .contains("decided by edition 0");
        assertThat(verify(changed("", "format", "x/1").getBytes(StandardCharsets.UTF_8))
                        .said())
                .contains("unknown format x/1");
    }

    @Test
    void aFileOfItsOwnOrAFolderIsTheRulebook() throws IOException {
        var yaml = VerifyDecisionTest.class.getResourceAsStream("/rulebook/products/wx-3in1.yaml");
        assertThat(yaml).isNotNull();
        var own = Files.createDirectory(folder.resolve("rules"));
        var copy = Files.write(own.resolve("wx-3in1.yaml"), yaml.readAllBytes());

        assertThat(verify(file.bytes(), copy.toString()).status()).isZero();
        assertThat(verify(file.bytes(), own.toString()).status()).isZero();
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.yaml"), "code: [");

        assertThat(verify(new byte[0]).status()).isEqualTo(2);
        assertThat(verify("{}".getBytes(StandardCharsets.UTF_8)).said()).contains("not an explanation file");
        assertThat(verify(file.bytes(), broken.toString()).status()).isEqualTo(2);
        assertThat(verify(file.bytes(), folder.resolve("absent.yaml").toString())
                        .status())
                .isEqualTo(2);
        assertThat(VerifyDecision.run(List.of(), System.out)).isEqualTo(2);
    }
}
