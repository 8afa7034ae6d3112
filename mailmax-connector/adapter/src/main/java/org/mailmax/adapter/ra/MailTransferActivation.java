package org.mailmax.adapter.ra;

/// Asks for SMTP, submission and LMTP to be served by the endpoint activated. Ports and limits come from the settings.
public final class MailTransferActivation extends Activation {}
