package org.mailmax.administration;

/// What a new postmaster logs in with, once, to choose an own password.
public enum FirstPassword {
    /// Letters and digits made at random.
    RANDOM,
    /// The word `password`, as the documentation has it: easy to tell, and to guess. It works once.
    WORD
}
