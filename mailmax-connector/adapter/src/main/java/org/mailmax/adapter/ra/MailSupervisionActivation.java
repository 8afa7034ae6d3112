package org.mailmax.adapter.ra;

/// Asks for the open sessions to be shown to the endpoint activated.
public final class MailSupervisionActivation extends Activation {}
