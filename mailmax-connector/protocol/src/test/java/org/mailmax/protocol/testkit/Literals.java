package org.mailmax.protocol.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts an expected line that ends with `{n}` together with the lines that hold the literal's octets and what follows.
final class Literals {

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}\\z");

    private Literals() {}

    static List<Step> join(List<Step> steps) {
        Deque<Step> left = new ArrayDeque<>(steps);
        List<Step> joined = new ArrayList<>();
        while (!left.isEmpty()) {
            Step step = left.removeFirst();
            joined.add(step instanceof Step.Expect expect ? whole(expect, left) : step);
        }
        return joined;
    }

    private static Step whole(Step.Expect expect, Deque<Step> left) {
        StringBuilder text = new StringBuilder(expect.text());
        for (Matcher literal = LITERAL.matcher(text); literal.find(); literal = LITERAL.matcher(text)) {
            int end = text.length() + 2 + Integer.parseInt(literal.group(1));
            do {
                text.append("\r\n").append(nextText(expect, left));
            } while (text.length() < end);
        }
        return new Step.Expect(expect.line(), expect.connection(), text.toString());
    }

    private static String nextText(Step.Expect expect, Deque<Step> left) {
        if (left.pollFirst() instanceof Step.Expect next && next.connection() == expect.connection()) {
            return next.text();
        }
        throw new IllegalArgumentException("line " + expect.line() + ": the literal is not complete");
    }
}
