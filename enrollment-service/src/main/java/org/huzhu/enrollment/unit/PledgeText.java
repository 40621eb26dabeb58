package org.huzhu.enrollment.unit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.huzhu.platform.rulebook.reader.Rulebook;
import org.springframework.stereotype.Component;

/** 承诺书: the present text. Its hash goes into every token and stays with the unit as evidence (features 10). */
@Component
public class PledgeText {

    private final File file;
    private final String hash;

    PledgeText(UnitSettings settings) {
        file = Rulebook.read(settings.ownPledge(), "rulebook/pledge.yaml", File.class);
        hash = sha256(file.text());
    }

    record File(String version, String title, String text) {}

    public String version() {
        return file.version();
    }

    public String title() {
        return file.title();
    }

    public String text() {
        return file.text();
    }

    public String hash() {
        return hash;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
