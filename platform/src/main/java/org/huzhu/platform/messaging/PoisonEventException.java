package org.huzhu.platform.messaging;

/** An event that no retry can help. The message must not quote the body. */
public class PoisonEventException extends RuntimeException {

    public PoisonEventException(String message) {
        super(message);
    }
}
