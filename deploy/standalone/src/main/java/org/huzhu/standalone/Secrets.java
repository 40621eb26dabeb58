package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Keys and passwords of this installation: random, made once, readable by their owner only. Without them the stored personal data is lost. */
public final class Secrets {

    private static final String KEY_ID = "k1";

    private final Properties properties;

    private Secrets(Properties properties) {
        this.properties = properties;
    }

    public static Secrets in(Path home) {
        var file = home.resolve("keys.properties");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var properties = new Properties();
            try (var in = Files.newBufferedReader(file, UTF_8)) {
                properties.load(in);
            }
            return new Secrets(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String keyId() {
        return KEY_ID;
    }

    public String dataKey() {
        return value("privacy.key." + KEY_ID);
    }

    public String indexKey() {
        return value("privacy.index");
    }

    public String administratorPassword() {
        return value("postgres.administrator");
    }

    public String databasePassword() {
        return value("postgres.huzhu");
    }

    private String value(String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new StandaloneException("keys.properties 缺少 " + name + " / has no " + name);
        }
        return value;
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var properties = new Properties();
        properties.setProperty("privacy.key." + KEY_ID, key());
        properties.setProperty("privacy.index", key());
        properties.setProperty("postgres.administrator", password());
        properties.setProperty("postgres.huzhu", password());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(
                    out,
                    "Keys of this installation. Lose them and the data cannot be read; show them and it is not safe.");
        }
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(random(32));
    }

    private static String password() {
        return HexFormat.of().formatHex(random(16));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
