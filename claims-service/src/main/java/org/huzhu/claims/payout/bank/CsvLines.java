package org.huzhu.claims.payout.bank;

import java.util.ArrayList;
import java.util.List;

/** RFC 4180: fields in quotes may hold commas, doubled quotes and line ends. */
final class CsvLines {

    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean quoted;
    private int position;

    private CsvLines(String text) {
        this.text = text;
    }

    static List<List<String>> split(String text) {
        return new CsvLines(text).read();
    }

    private List<List<String>> read() {
        while (position < text.length()) {
            var c = text.charAt(position++);
            if (quoted) {
                inQuotes(c);
            } else {
                outside(c);
            }
        }
        if (!field.isEmpty() || !fields.isEmpty()) {
            endLine();
        }
        return lines;
    }

    private void inQuotes(char c) {
        if (c != '"') {
            field.append(c);
        } else if (position < text.length() && text.charAt(position) == '"') {
            field.append('"');
            position++;
        } else {
            quoted = false;
        }
    }

    private void outside(char c) {
        switch (c) {
            case '"' -> openQuotes();
            case ',' -> endField();
            case '\n' -> endLine();
            case '\r' -> {}
            default -> field.append(c);
        }
    }

    /** Only at the start of a field; elsewhere it is a character like any other. */
    private void openQuotes() {
        if (field.isEmpty()) {
            quoted = true;
        } else {
            field.append('"');
        }
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
    }

    private void endLine() {
        endField();
        lines.add(fields);
        fields = new ArrayList<>();
    }
}
