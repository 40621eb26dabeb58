package org.huzhu.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PrivacyTest {

    private static final String KEY_1 = key(1);
    private static final String KEY_2 = key(2);
    private static final KeyRing KEYS = new KeyRing("k1", Map.of("k1", KEY_1), key(9));
    private static final HexFormat HEX = HexFormat.of();

    private final UUID person = UUID.randomUUID();
    private final PersonalData data =
            new PersonalData("张三", "32020119900101001X", "6230000000000000007", "江苏银行", "18912345678");

    @ParameterizedTest
    @EnumSource(Aead.class)
    void whatIsSealedOpensAgain(Aead aead) {
        var vault = new PersonVault(KEYS, aead);

        assertThat(vault.open(person, vault.seal(person, data))).isEqualTo(data);
        assertThat(vault.seal(person, data)).isNotEqualTo(vault.seal(person, data));
        assertThat(new String(vault.seal(person, data), StandardCharsets.ISO_8859_1))
                .doesNotContain("32020119900101001X");
    }

    @ParameterizedTest
    @EnumSource(Aead.class)
    void aChangeOfAnyBitOrAnyLengthIsNoticed(Aead aead) {
        var vault = new PersonVault(KEYS, aead);
        var sealed = vault.seal(person, data);
        for (var i = 0; i < sealed.length; i++) {
            for (var bit = 0; bit < 8; bit++) {
                var changed = sealed.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> vault.open(person, changed)).isInstanceOf(TamperedException.class);
            }
            // Nothing at all is an erased value, not a cut one.
            var cut = java.util.Arrays.copyOf(sealed, Math.max(i, 1));
            assertThatThrownBy(() -> vault.open(person, cut)).isInstanceOf(TamperedException.class);
        }
    }

    @Test
    void twoPersonsValuesCannotBeSwapped() {
        var vault = new PersonVault(KEYS, Aead.AES_256_GCM);
        var sealed = vault.seal(person, data);

        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), sealed)).isInstanceOf(TamperedException.class);
    }

    @Test
    void aKeyOfOnePurposeOpensNothingElse() {
        var answers = new FieldCipher(KEYS, "answers", Aead.AES_256_GCM);
        var transport = new FieldCipher(KEYS, "transport", Aead.AES_256_GCM);
        var sealed = answers.sealText("secret", "row");

        assertThat(answers.openText(sealed, "row")).isEqualTo("secret");
        assertThatThrownBy(() -> transport.openText(sealed, "row")).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> answers.openText("not base64!", "row")).isInstanceOf(TamperedException.class);
        assertThatThrownBy(() -> answers.openText("", "row")).isInstanceOf(TamperedException.class);
    }

    @Test
    void anOldKeyStillReadsAfterANewOneWrites() {
        var before = new PersonVault(KEYS, Aead.AES_256_GCM);
        var sealed = before.seal(person, data);
        var after = new PersonVault(new KeyRing("k2", Map.of("k1", KEY_1, "k2", KEY_2), key(9)), Aead.SM4_GCM);

        assertThat(after.open(person, sealed)).isEqualTo(data);
        assertThat(new String(after.seal(person, data), 3, 2, StandardCharsets.US_ASCII))
                .isEqualTo("k2");
        assertThatThrownBy(() -> before.open(person, after.seal(person, data))).isInstanceOf(TamperedException.class);
    }

    @Test
    void noNonceComesTwice() {
        var cipher = new FieldCipher(KEYS, "answers", Aead.AES_256_GCM);
        var nonces = ConcurrentHashMap.<String>newKeySet();

        IntStream.range(0, 20_000)
                .parallel()
                .forEach(_ -> nonces.add(HEX.formatHex(cipher.seal(new byte[1], new byte[0]), 5, 17)));

        assertThat(nonces).hasSize(20_000);
    }

    /** NIST GCM test case 16 (McGrew and Viega): AES-256 with additional data. */
    @Test
    void aesGivesTheResultOfThePublishedVector() throws Exception {
        var key =
                Aead.AES_256_GCM.key(HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
        var cipher = Aead.AES_256_GCM.cipher(Cipher.ENCRYPT_MODE, key, HEX.parseHex("cafebabefacedbaddecaf888"), 0);
        cipher.updateAAD(HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        var sealed = cipher.doFinal(
                HEX.parseHex(
                        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));

        assertThat(HEX.formatHex(sealed))
                .isEqualTo(
                        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                                + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    /** RFC 8998 appendix A.1: SM4-GCM. */
    @Test
    void sm4GivesTheResultOfThePublishedVector() throws Exception {
        var key = Aead.SM4_GCM.key(HEX.parseHex("0123456789abcdeffedcba9876543210"));
        var cipher = Aead.SM4_GCM.cipher(Cipher.ENCRYPT_MODE, key, HEX.parseHex("00001234567800000000abcd"), 0);
        cipher.updateAAD(HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));

        var sealed = cipher.doFinal(
                HEX.parseHex(
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));

        assertThat(HEX.formatHex(sealed))
                .isEqualTo(
                        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    /** GB/T 32907-2016 appendix A.1. */
    @Test
    void theBlockCipherIsTheStandards() {
        var engine = new SM4Engine();
        engine.init(true, new KeyParameter(HEX.parseHex("0123456789abcdeffedcba9876543210")));
        var block = new byte[16];
        engine.processBlock(HEX.parseHex("0123456789abcdeffedcba9876543210"), 0, block, 0);

        assertThat(HEX.formatHex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void aBlindIndexIsStableKeyedAndPerPurpose() {
        var index = new BlindIndex(KEYS, "phone");
        var values = new HashSet<UUID>();

        assertThat(index.of("18912345678")).isEqualTo(new BlindIndex(KEYS, "phone").of("18912345678"));
        for (var i = 0; i < 10_000; i++) {
            values.add(index.of("189%08d".formatted(i)));
        }
        assertThat(values).hasSize(10_000);
        assertThat(new BlindIndex(KEYS, "card").of("18912345678")).isNotEqualTo(index.of("18912345678"));
        var other = new KeyRing("k1", Map.of("k1", KEY_1), key(8));
        assertThat(new BlindIndex(other, "phone").of("18912345678")).isNotEqualTo(index.of("18912345678"));
    }

    /** A change of this value would lose every person there is. */
    @Test
    void aPersonIdNeverChanges() {
        var rotated = new KeyRing("k2", Map.of("k1", KEY_1, "k2", KEY_2), key(9));

        assertThat(new PersonIds(KEYS).of("32020119900101001X"))
                .isEqualTo(new PersonIds(rotated).of("32020119900101001X"))
                .hasToString(PERSON_ID);
        assertThat(PersonIds.bytes(UUID.fromString(PERSON_ID))).hasSize(16);
    }

    private static final String PERSON_ID = "4bb9ff69-18b6-288f-ad78-204dd8396efe";

    @Test
    void aKeyRingRefusesWhatIsNoKey() {
        assertThatThrownBy(() -> new KeyRing("k2", Map.of("k1", KEY_1), key(9))).hasMessageContaining("k2");
        assertThatThrownBy(() -> new KeyRing("k1", Map.of("k1", "c2hvcnQ="), key(9)))
                .hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new KeyRing("k1", Map.of("k1", KEY_1), "c2hvcnQ="))
                .hasMessageContaining("index key");
        assertThatThrownBy(() -> new KeyRing("k1", Map.of("k1", "!secret!"), key(9)))
                .hasMessageContaining("key k1 is not base64")
                .hasMessageNotContaining("!");
        assertThatThrownBy(() -> new KeyRing("k 1", Map.of("k 1", KEY_1), key(9)))
                .hasMessageContaining("key id");
        assertThatThrownBy(() -> new KeyRing("k".repeat(17), Map.of("k".repeat(17), KEY_1), key(9)))
                .hasMessageContaining("key id");
        assertThatThrownBy(() -> KEYS.dataKey("k7", "person")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServiceWithoutKeysDoesNotStart() {
        var runner =
                new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PrivacyAutoConfiguration.class));

        runner.run(context ->
                assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("must be set"));
        runner.withPropertyValues("huzhu.privacy.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(KeyRing.class));
        runner.withPropertyValues(
                        "huzhu.privacy.active-key=a",
                        "huzhu.privacy.keys.a=" + KEY_1,
                        "huzhu.privacy.index-key=" + KEY_2,
                        "huzhu.privacy.cipher=SM4_GCM")
                .run(context ->
                        assertThat(context).hasSingleBean(PersonVault.class).hasSingleBean(FieldCipher.class));
    }

    @Test
    void settingsAndPersonsPrintNoSecrets() {
        assertThat(new PrivacySettings("k1", Map.of("k1", KEY_1), KEY_2, Aead.AES_256_GCM, null).toString())
                .doesNotContain(KEY_1, KEY_2);
        assertThat(data).hasToString("张* 320201********001X");
        assertThat(data.maskedBankCard()).isEqualTo("6230 **** **** 0007");
        assertThat(data.maskedPhone()).isEqualTo("189****5678");
    }

    @Test
    void aSeparatorInsideAFieldMovesNoOther() {
        var vault = new PersonVault(KEYS, Aead.AES_256_GCM);
        var odd = new PersonalData("张三", "32020119900101001X", "", "a\u001Fb", "");

        assertThat(vault.open(person, vault.seal(person, odd)).bankName()).isEqualTo("a b");
    }

    private static String key(int seed) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
