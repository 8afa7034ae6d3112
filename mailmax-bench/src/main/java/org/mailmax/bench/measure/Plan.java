package org.mailmax.bench.measure;

import java.time.Duration;

/// How long and with which seed to measure.
///
/// @param warmUp load whose figures are thrown away
/// @param measured length of the measured phase
/// @param count operations of the measured phase, or 0 to measure for the given time
/// @param seed start of all random choices
public record Plan(Duration warmUp, Duration measured, long count, long seed) {}
