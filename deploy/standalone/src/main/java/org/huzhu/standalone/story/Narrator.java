package org.huzhu.standalone.story;

import java.io.PrintStream;
import java.util.Locale;
import org.huzhu.standalone.story.Api.Call;

/** Tells the story on the terminal: what happens, the call, and what came back. */
public final class Narrator {

    private static final int WIDTH = 320;

    private final PrintStream out;
    private int step;
    private boolean quiet;

    public Narrator(PrintStream out) {
        this.out = out;
    }

    void step(String chinese, String english) {
        step++;
        out.printf("%n%d. %s%n   %s%n", step, chinese, english);
    }

    void say(String text) {
        out.println("   " + text);
    }

    /** Polling and reading the inbox would bury the story. */
    void quietly(Runnable work) {
        quiet = true;
        try {
            work.run();
        } finally {
            quiet = false;
        }
    }

    /** Shows a call, unless it is one of many that only wait. */
    public void witness(Call call, Reply reply) {
        var polling = call.path().contains("/demo/sms") || call.path().contains("/operations/");
        if (quiet || (polling && reply.isSuccess())) {
            return;
        }
        out.println("   → " + call.method() + " " + call.path()
                + (call.shown().isEmpty() ? "" : "  " + shortened(call.shown())));
        var body = reply.type().contains("json") ? shortened(reply.json().toString()) : reply.bytes().length + " B";
        out.printf(
                Locale.ROOT,
                "   ← %d  %s  (%d ms)%n",
                reply.status(),
                body,
                reply.took().toMillis());
    }

    private static String shortened(String text) {
        var hidden = text.replaceAll(
                "(\"(?:accessToken|refreshToken|access_token|clientSecret|token|pledgeToken)\":\")([^\"]{6})[^\"]*",
                "$1$2…");
        return hidden.length() > WIDTH ? hidden.substring(0, WIDTH) + "…" : hidden;
    }
}
