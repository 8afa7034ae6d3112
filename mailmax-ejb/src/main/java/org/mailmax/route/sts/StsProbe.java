package org.mailmax.route.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.mailmax.mail.address.DomainName;

/// Looks at the policy of a domain of ours as others see it. Remembers nothing.
@ApplicationScoped
public class StsProbe {

    @Inject
    private StsFetcher fetcher;

    /// What came of it.
    public sealed interface Answer {

        /// @param named whether the policy names this server
        record Published(String text, boolean named) implements Answer {}

        /// What is there is no policy.
        record Wrong(String text) implements Answer {}

        /// @param why nothing could be fetched, in plain words
        record None(String why) implements Answer {}
    }

    /// @param host the name of this server
    public Answer probe(DomainName domain, String host) {
        try {
            String text = fetcher.fetch(domain);
            return StsGrammar.policy(text)
                    .<Answer>map(policy -> new Answer.Published(text, policy.names(host)))
                    .orElseGet(() -> new Answer.Wrong(text));
        } catch (IOException e) {
            return new Answer.None(String.valueOf(e.getMessage()));
        }
    }
}
