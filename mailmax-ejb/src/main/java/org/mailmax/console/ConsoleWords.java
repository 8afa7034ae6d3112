package org.mailmax.console;

import java.util.List;
import java.util.Optional;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.Entries;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// A command of the operator: two words that say what to do, then what to do it with.
///
/// @param input what came on standard input
record ConsoleWords(List<String> words, String input) {

    /// A command that cannot be understood; the message says how it is used.
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message, null, false, false);
        }
    }

    /// What to do, in one text: `domain add`. The name of a single word is that word.
    String command() {
        return String.join(" ", words.subList(0, Math.min(2, words.size())));
    }

    private String argument(int number, String name) throws UsageException {
        if (words.size() <= number + 2) {
            throw new UsageException(command() + ": " + name + " is missing, see help");
        }
        return words.get(number + 2);
    }

    /// Refuses words too many: one that was meant otherwise shall not be passed over.
    void atMost(int arguments) throws UsageException {
        if (words.size() > arguments + 2) {
            throw new UsageException(command() + ": \"" + words.get(arguments + 2) + "\" is too much, see help");
        }
    }

    /// The words behind the given number of arguments.
    List<String> rest(int arguments) {
        return words.subList(Math.min(words.size(), arguments + 2), words.size());
    }

    String text(int number, String name) throws UsageException {
        return argument(number, name);
    }

    Optional<String> optional(int number) {
        return words.size() > number + 2 ? Optional.of(words.get(number + 2)) : Optional.empty();
    }

    EmailAddress address(int number) throws UsageException, InvalidValue {
        return Entries.address(Field.ADDRESS, argument(number, "the address"));
    }

    DomainName domain(int number) throws UsageException, InvalidValue {
        return Entries.domain(argument(number, "the domain"));
    }

    /// The first line of the input.
    String password() throws UsageException {
        return input.lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new UsageException(command() + ": the password is read from standard input"));
    }
}
