package org.mailmax.administration;

import java.time.Instant;
import org.mailmax.directory.AppPassword;

/// An app password, without the password.
public record AppPasswordSummary(long id, AppPassword.Terms terms, Instant created) {}
