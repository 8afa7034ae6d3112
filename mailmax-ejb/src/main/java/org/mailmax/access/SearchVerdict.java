package org.mailmax.access;

/// What the view alone says about a message and a criterion.
enum SearchVerdict {
    YES,
    NO,
    /// The message itself has to be looked at.
    OPEN;

    static SearchVerdict of(boolean meets) {
        return meets ? YES : NO;
    }

    SearchVerdict not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case OPEN -> OPEN;
        };
    }

    SearchVerdict and(SearchVerdict other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : OPEN;
    }
}
