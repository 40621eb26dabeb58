package org.huzhu.platform.privacy;

import java.util.UUID;

/** Seals and opens {@link PersonalData}; the person id is bound in, so that two persons' values cannot be swapped. */
public final class PersonVault {

    private final FieldCipher cipher;

    public PersonVault(KeyRing keys, Aead aead) {
        this.cipher = new FieldCipher(keys, "person", aead);
    }

    public byte[] seal(UUID personId, PersonalData data) {
        return cipher.seal(data.toBytes(), PersonIds.bytes(personId));
    }

    public PersonalData open(UUID personId, byte[] sealed) {
        return FieldCipher.isErased(sealed)
                ? PersonalData.ERASED
                : PersonalData.fromBytes(cipher.open(sealed, PersonIds.bytes(personId)));
    }
}
