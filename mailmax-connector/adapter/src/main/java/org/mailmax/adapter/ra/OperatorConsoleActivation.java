package org.mailmax.adapter.ra;

/// Asks for the operator's console to be served by the endpoint activated. Ports and limits come from the settings.
public final class OperatorConsoleActivation extends Activation {}
