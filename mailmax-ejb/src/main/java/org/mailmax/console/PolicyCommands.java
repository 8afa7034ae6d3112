package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeParseException;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.DestinationAdministration;
import org.mailmax.administration.TimeWords;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.queue.DestinationPolicy;

/// `destination …`
@ApplicationScoped
public class PolicyCommands {

    static final String HELP = """
        destination set DOMAIN NAME=VALUE ...   backoff=1m,5m,1h; expiry=5d; concurrency=10; per-minute=60
        destination reset DOMAIN             as everywhere
        """;

    private static final Actor OPERATOR = new Actor.Operator();

    @Inject
    private DestinationAdministration destinations;

    String set(ConsoleWords words) throws UsageException, AdministrationException {
        DestinationPolicy policy = destinations.policy(OPERATOR, words.domain(0));
        for (String setting : words.rest(1)) {
            String[] parts = setting.split("=", 2);
            apply(policy, parts[0], parts.length == 2 ? parts[1] : "");
        }
        destinations.save(OPERATOR, policy);
        return words.domain(0) + " changed\n";
    }

    String reset(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        destinations.reset(OPERATOR, words.domain(0));
        return words.domain(0) + " is tried as every other domain\n";
    }

    private static void apply(DestinationPolicy policy, String name, String value) throws UsageException {
        try {
            switch (name) {
                case "backoff" -> policy.backoff(TimeWords.readAll(value));
                case "expiry" -> policy.expiry(TimeWords.read(value));
                case "concurrency" -> policy.concurrency(Integer.parseUnsignedInt(value));
                case "per-minute" -> policy.perMinute(Integer.parseUnsignedInt(value));
                default -> throw new UsageException("destination set: there is no \"" + name + "\", see help");
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new UsageException("destination set: \"" + value + "\" is no value for " + name + ", see help");
        }
    }
}
