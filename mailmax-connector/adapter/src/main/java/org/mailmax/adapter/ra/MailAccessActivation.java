package org.mailmax.adapter.ra;

/// Asks for IMAP and POP3 to be served by the endpoint activated. Ports and limits come from the settings.
public final class MailAccessActivation extends Activation {}
