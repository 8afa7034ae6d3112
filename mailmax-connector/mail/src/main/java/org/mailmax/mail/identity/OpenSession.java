package org.mailmax.mail.identity;

import java.time.Instant;

/// A conversation of somebody who has logged in, as it is at this moment.
///
/// @param id names it as long as it lasts
/// @param since when it was logged in to
/// @param lastUse when the client was heard the last time
public record OpenSession(String id, Identity who, Peer peer, Instant since, Instant lastUse) {}
