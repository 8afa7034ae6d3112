package org.mailmax.protocol.imap.session;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a mailbox should hold: the simplest implementation there can be, for comparison.
final class MailboxModel {

    /// @param body as it was appended
    record Message(String body, Set<String> flags) {}

    final TreeMap<Long, Message> messages = new TreeMap<>();
    long uidNext = 1;

    void add(long uid, String body, Set<String> flags) {
        if (uid < uidNext) {
            throw new AssertionError("UID " + uid + " was given before, UIDNEXT was " + uidNext);
        }
        messages.put(uid, new Message(body, new TreeSet<>(flags)));
        uidNext = uid + 1;
    }

    void store(long uid, char operation, Set<String> flags) {
        if (messages.containsKey(uid)) {
            apply(messages.get(uid).flags(), operation, flags);
        }
    }

    void expunge(Predicate<Long> which) {
        messages.entrySet()
                .removeIf(entry -> entry.getValue().flags().contains("\\Deleted") && which.test(entry.getKey()));
    }

    long count(String flag) {
        return messages.values().stream()
                .filter(message -> message.flags().contains(flag))
                .count();
    }

    /// @param operation `+`, `-` or `=`
    static void apply(Set<String> flags, char operation, Set<String> change) {
        switch (operation) {
            case '+' -> flags.addAll(change);
            case '-' -> flags.removeAll(change);
            default -> {
                flags.clear();
                flags.addAll(change);
            }
        }
    }
}
