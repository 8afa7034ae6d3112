package org.mailmax.content;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.mime.MimeLimits;

/// How much of a message is looked at when it arrives. Nothing is refused or lost for what lies beyond; what was once
/// found is stored with the message, and a changed setting holds for those that come later.
@ApplicationScoped
public class MimeSettings {

    @Inject
    @ConfigProperty(name = "mailmax.mime.depth", defaultValue = "100")
    private int depth;

    @Inject
    @ConfigProperty(name = "mailmax.mime.parts", defaultValue = "10000")
    private int parts;

    @Inject
    @ConfigProperty(name = "mailmax.mime.boundary.octets", defaultValue = "256")
    private int boundaryOctets;

    @Inject
    @ConfigProperty(name = "mailmax.mime.header.octets", defaultValue = "262144")
    private int headerOctets;

    @Inject
    @ConfigProperty(name = "mailmax.mime.header.lines", defaultValue = "2000")
    private int headerLines;

    @Inject
    @ConfigProperty(name = "mailmax.mime.text.octets", defaultValue = "1048576")
    private int textOctets;

    @Inject
    @ConfigProperty(name = "mailmax.mime.addresses", defaultValue = "10000")
    private int addresses;

    @Inject
    @ConfigProperty(name = "mailmax.mime.parameters", defaultValue = "200")
    private int parameters;

    private MimeLimits limits;

    @PostConstruct
    void check() {
        limits = new MimeLimits(
                        depth, parts, boundaryOctets, headerOctets, headerLines, textOctets, addresses, parameters)
                .requireUsable();
    }

    /// @throws IllegalArgumentException when a setting is out of range, naming it
    public MimeLimits limits() {
        return limits;
    }
}
