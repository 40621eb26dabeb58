package org.huzhu.platform.reseal;

/**
 * A column that holds sealed values. What a value belongs to is told in SQL over its row, and must give the bytes it was
 * sealed with.
 *
 * @param purpose of the {@code FieldCipher} that seals it
 * @param belongsTo SQL over the row, of type {@code bytea}
 * @param isText base64 in a text column
 * @param batch rows of one step
 */
public record SealedColumn(String table, String column, String purpose, String belongsTo, boolean isText, int batch) {

    private static final int ROWS = 500;
    private static final int FILES = 4;

    /** Bound to a UUID by its 16 bytes. */
    public static SealedColumn ofId(String table, String column, String purpose, String id) {
        return bound(table, column, purpose, "uuid_send(t." + id + ")");
    }

    /** Bound to a text. */
    public static SealedColumn ofText(String table, String column, String purpose, String text) {
        return bound(table, column, purpose, "convert_to(" + text + ", 'UTF8')");
    }

    private static SealedColumn bound(String table, String column, String purpose, String belongsTo) {
        return new SealedColumn(table, column, purpose, belongsTo, false, ROWS);
    }

    /** Values as large as files, few at a time. */
    public SealedColumn large() {
        return new SealedColumn(table, column, purpose, belongsTo, isText, FILES);
    }

    /** Base64 in a text column. */
    public SealedColumn asText() {
        return new SealedColumn(table, column, purpose, belongsTo, true, batch);
    }

    public String name() {
        return table + "." + column;
    }

    String bytes() {
        return isText ? "decode(t." + column + ", 'base64')" : "t." + column;
    }

    String kept(String bytes) {
        return isText ? "translate(encode(" + bytes + ", 'base64'), E'\\n', '')" : bytes;
    }
}
