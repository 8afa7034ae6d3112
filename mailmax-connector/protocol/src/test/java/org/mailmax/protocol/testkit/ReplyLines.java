package org.mailmax.protocol.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The consecutive `<` and `<!` lines of a transcript that make up one reply.
///
/// @param before lines that may come in any order
/// @param last the line that ends the reply, if it is one that ends
/// @param refused lines that must not come
/// @param next the number of the step after them
record ReplyLines(int connection, List<String> before, Optional<String> last, List<String> refused, int next) {

    static ReplyLines collect(List<Step> steps, int from, Dialect dialect) {
        int connection = connectionOf(steps.get(from));
        List<String> before = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int at = from; at < steps.size() && connectionOf(steps.get(at)) == connection; at++) {
            switch (steps.get(at)) {
                case Step.Expect line
                when dialect.isLast(line.text()) -> {
                    return new ReplyLines(connection, before, Optional.of(line.text()), refused, at + 1);
                }
                case Step.Expect line -> before.add(line.text());
                case Step.Refuse line -> refused.add(line.text());
                default -> throw new IllegalStateException("not a line of a reply");
            }
        }
        if (before.isEmpty()) {
            throw new AssertionError("'<!' stands before or among the lines of a reply");
        }
        return new ReplyLines(connection, before, Optional.empty(), refused, from + before.size() + refused.size());
    }

    /// The connection of a line of a reply; 0 for every other step.
    private static int connectionOf(Step step) {
        return switch (step) {
            case Step.Expect line -> line.connection();
            case Step.Refuse line -> line.connection();
            default -> 0;
        };
    }
}
