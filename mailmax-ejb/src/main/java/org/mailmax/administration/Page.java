package org.mailmax.administration;

import java.util.List;

/// A part of a long list.
///
/// @param total how many rows the whole list has, filter applied
public record Page<R>(List<R> rows, long total) {}
