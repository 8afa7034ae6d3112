package org.mailmax.bench.client;

import java.io.IOException;

/// The server answered something else than the scenario allows; counted, and the run fails.
public final class UnexpectedReply extends IOException {

    private static final int SHOWN = 200;

    /// @param asked what the driver had sent
    /// @param answer what came back, escaped and cut to 200 characters
    public UnexpectedReply(String asked, String answer) {
        super("to \"" + clean(asked) + "\" came \"" + clean(answer) + "\"");
    }

    private static String clean(String text) {
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
