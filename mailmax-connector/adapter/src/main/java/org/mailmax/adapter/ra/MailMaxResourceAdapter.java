package org.mailmax.adapter.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.mailmax.adapter.net.OpenConnections;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.protocol.smtp.SmtpSession;

/// Opens the listeners of a service when its endpoint is activated and closes them when it is deactivated: no bean
/// deployed, no open port.
public final class MailMaxResourceAdapter implements ResourceAdapter {

    private final Map<ActivationSpec, AutoCloseable> services = new ConcurrentHashMap<>();
    private final OpenConnections connections = new OpenConnections();
    private final Preload preload = new Preload();

    @Override
    public void start(BootstrapContext context) {
        // Everything begins with an activation.
    }

    @Override
    public void stop() {
        services.keySet().forEach(spec -> endpointDeactivation(null, spec));
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        Stream.of(getClass(), SmtpSession.class, MailTransfer.class, endpoints.getEndpointClass())
                .forEach(preload::jarOf);
        Settings settings = new Settings(ConfigProvider.getConfig(getClass().getClassLoader()));
        try {
            services.put(spec, service(endpoints, spec, settings));
        } catch (IOException cannotListen) {
            throw new ResourceException(cannotListen.getMessage(), cannotListen);
        }
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        AutoCloseable service = services.remove(spec);
        if (service != null) {
            close(service);
        }
    }

    /// Nothing of ours takes part in a distributed transaction.
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    private AutoCloseable service(MessageEndpointFactory endpoints, ActivationSpec spec, Settings settings)
            throws IOException, ResourceException {
        return switch (spec) {
            case MailAccessActivation _ -> AccessService.open(new InflowMailAccess(endpoints), settings, connections);
            case MailTransferActivation _ ->
                TransferService.open(new InflowMailTransfer(endpoints), settings, connections);
            case MailSupervisionActivation _ ->
                SupervisionService.open(new InflowMailSupervision(endpoints), connections);
            case MailDispatchActivation _ -> DispatchService.open(new InflowMailDispatch(endpoints), settings);
            case OperatorConsoleActivation _ -> ConsoleService.open(new InflowOperatorConsole(endpoints), settings);
            default -> throw new ResourceException("unknown activation " + spec);
        };
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception ignored) {
            System.getLogger(MailMaxResourceAdapter.class.getName())
                    .log(System.Logger.Level.WARNING, "a service did not close", ignored);
        }
    }
}
