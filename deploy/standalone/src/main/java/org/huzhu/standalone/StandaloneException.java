package org.huzhu.standalone;

/** Something the person at the keyboard can do something about; the message says what, without a stack trace. */
public final class StandaloneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StandaloneException(String message) {
        super(message);
    }
}
