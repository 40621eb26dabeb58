package org.huzhu.claims.payout.bank;

/** How one bank wants to be told. A further bank is a further implementation. */
public interface BankFileFormat {

    /** As clients choose it, for example {@code CSV}. */
    String name();

    String contentType();

    /** Of the file's name, without the dot. */
    String extension();

    /** Whether the settings it needs are there. */
    boolean isReady();

    byte[] write(BankFile file);
}
