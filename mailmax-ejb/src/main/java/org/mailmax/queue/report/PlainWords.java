package org.mailmax.queue.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.mailmax.mail.transfer.EnhancedStatus;

/// The part of a report that people read.
final class PlainWords {

    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle words;

    PlainWords(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("org.mailmax.queue.report.words", language, EXACTLY);
    }

    /// The subject names the worst of what has happened.
    String subject(List<Fate> fates) {
        Action worst = fates.stream().map(Fate::action).min(Action::compareTo).orElse(Action.DELIVERED);
        return words.getString("subject." + worst.word());
    }

    String text(List<Fate> fates, Letterhead letterhead, ReportedMessage message) {
        Map<Action, StringBuilder> sections = new EnumMap<>(Action.class);
        for (Fate fate : fates) {
            sections.computeIfAbsent(
                            fate.action(),
                            action -> new StringBuilder(words.getString("section." + action.word()) + "\r\n"))
                    .append(recipient(fate));
        }
        StringBuilder text = new StringBuilder(words.getString("greeting").formatted(letterhead.host()) + "\r\n\r\n");
        sections.values().forEach(section -> text.append(section).append("\r\n"));
        if (sections.containsKey(Action.FAILED)) {
            text.append(words.getString("advice.failed")).append("\r\n\r\n");
        }
        text.append(words.getString("trace").formatted(message.traceId())).append("\r\n");
        return text.toString();
    }

    private String recipient(Fate fate) {
        StringBuilder text = new StringBuilder("\r\n  " + fate.recipient() + "\r\n");
        if (fate.action() == Action.FAILED || fate.action() == Action.DELAYED) {
            text.append("    ").append(reason(fate.status())).append("\r\n");
            said(text, fate);
        }
        fate.until()
                .ifPresent(until -> text.append("    ")
                        .append(words.getString("until").formatted(date(until)))
                        .append("\r\n"));
        return text.toString();
    }

    private void said(StringBuilder text, Fate fate) {
        if (fate.reply().text().isEmpty()) {
            return;
        }
        String line = fate.host().isEmpty()
                ? words.getString("happened").formatted(fate.reply())
                : words.getString("said").formatted(fate.host(), fate.reply());
        text.append("    ").append(line).append("\r\n");
    }

    /// The most special text there is for a status: `reason.1.1`, `reason.1`, `reason`.
    private String reason(EnhancedStatus status) {
        return Stream.of("reason." + status.subject() + "." + status.detail(), "reason." + status.subject(), "reason")
                .filter(words::containsKey)
                .map(words::getString)
                .findFirst()
                .orElseThrow();
    }

    private String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
