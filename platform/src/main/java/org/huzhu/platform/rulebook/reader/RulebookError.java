package org.huzhu.platform.rulebook.reader;

/**
 * One mistake in a rulebook.
 *
 * @param line counted from 1
 * @param reason in Chinese: whoever writes rulebooks reads it
 */
public record RulebookError(String file, int line, String reason) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
