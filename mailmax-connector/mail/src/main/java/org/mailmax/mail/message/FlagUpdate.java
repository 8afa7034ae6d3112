package org.mailmax.mail.message;

/// A change of flags asked for: add, remove or replace (RFC 9051 §6.4.6).
public record FlagUpdate(Operation operation, Flags flags) {

    public enum Operation {
        ADD,
        REMOVE,
        REPLACE
    }

    public static FlagUpdate add(Flag... flags) {
        return new FlagUpdate(Operation.ADD, Flags.of(flags));
    }

    public static FlagUpdate remove(Flag... flags) {
        return new FlagUpdate(Operation.REMOVE, Flags.of(flags));
    }

    public Flags applyTo(Flags before) {
        return switch (operation) {
            case ADD -> before.with(flags);
            case REMOVE -> before.without(flags);
            case REPLACE -> flags;
        };
    }
}
