package org.huzhu.gateway.request;

/** The caller went away or stood still while sending. No service is to blame. */
public class BrokenRequestException extends RuntimeException {

    public BrokenRequestException(Throwable cause) {
        super("the request did not arrive as a whole", cause, false, false);
    }
}
