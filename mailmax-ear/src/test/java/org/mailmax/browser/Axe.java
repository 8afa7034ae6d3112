package org.mailmax.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Deque's axe, which judges how usable a page is for people who do not see it, or use no mouse.
final class Axe {

    private static final String SCRIPT = script();

    private static final String THERE = "return Boolean(window.axe)";

    /// Chromium waits for the promise. Colours that are still changing are judged when they have changed; what moves
    /// for ever, or stands still because nobody sees it, is not waited for. A finding names the rule, the first
    /// places and what is wrong there.
    private static final String RUN = """
        const settled = Promise.allSettled(document.getAnimations().map(one => one.finished));
        const patience = new Promise(enough => setTimeout(enough, 3000));
        return Promise.race([settled, patience])
          .then(() => axe.run(document, {resultTypes: ['violations'], iframes: false, %s}))
          .then(found => found.violations
            .filter(one => ['serious', 'critical'].includes(one.impact))
            .map(one => one.id + ': ' + one.nodes.slice(0, 3)
              .map(node => node.html.slice(0, 200) + ' (' + node.failureSummary.slice(0, 300) + ')').join(' | ')));
        """;

    /// All rules.
    private static final String ALL = RUN.formatted("");

    /// The rules that colours can break.
    private static final String COLOURS =
            RUN.formatted("runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}");

    private Axe() {}

    /// What is serious or critical on the page that is open, in plain words.
    static List<String> findings(Browser browser) {
        return run(ALL, browser);
    }

    /// The same, when the page was judged before and only its colours are others now.
    static List<String> findingsInColours(Browser browser) {
        return run(COLOURS, browser);
    }

    private static List<String> run(String script, Browser browser) {
        if (!Boolean.TRUE.equals(browser.script(THERE))) {
            browser.script(SCRIPT);
        }
        List<?> found = (List<?>) browser.script(script);
        return found.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
