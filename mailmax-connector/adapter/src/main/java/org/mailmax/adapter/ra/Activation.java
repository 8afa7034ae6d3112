package org.mailmax.adapter.ra;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;

/// What all our activations share: the adapter they belong to (Jakarta Connectors §13.4.2).
abstract sealed class Activation implements ActivationSpec
        permits MailAccessActivation,
                MailDispatchActivation,
                MailSupervisionActivation,
                MailTransferActivation,
                OperatorConsoleActivation {

    private ResourceAdapter resourceAdapter;

    @Override
    public void validate() {
        // Nothing to set, nothing to be wrong.
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        resourceAdapter = adapter;
    }
}
