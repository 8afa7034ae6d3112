package org.mailmax.adapter.ra;

/// Asks for the way out to be opened for the endpoint activated. Limits come from the settings.
public final class MailDispatchActivation extends Activation {}
