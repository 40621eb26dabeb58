package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** Refresh tokens of the demo's actors by phone, in a file only its owner can read, or in memory. */
public final class Keyring {

    private final Optional<Path> file;
    private final Properties tokens = new Properties();

    private Keyring(Optional<Path> file) {
        this.file = file;
    }

    static Keyring inMemory() {
        return new Keyring(Optional.empty());
    }

    public static Keyring in(Path file) {
        var keyring = new Keyring(Optional.of(file));
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file, UTF_8)) {
                keyring.tokens.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keyring;
    }

    synchronized Optional<String> find(String phone) {
        return Optional.ofNullable(tokens.getProperty(phone));
    }

    synchronized void keep(String phone, String refreshToken) {
        tokens.setProperty(phone, refreshToken);
        file.ifPresent(this::store);
    }

    private void store(Path to) {
        try {
            if (!Files.exists(to)) {
                Files.createFile(
                        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var out = Files.newBufferedWriter(to, UTF_8)) {
                tokens.store(out, "Sessions of the demo");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
