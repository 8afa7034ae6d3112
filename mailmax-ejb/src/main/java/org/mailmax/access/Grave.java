package org.mailmax.access;

/// What a view knows of a message that is gone.
///
/// @param modSeq of the expunge
/// @param arrived the modseq it had come with
record Grave(long uid, long modSeq, long arrived) {}
