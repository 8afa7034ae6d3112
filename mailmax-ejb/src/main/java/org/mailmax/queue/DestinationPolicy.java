package org.mailmax.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mailmax.mail.address.DomainName;

/// What is different for one destination.
@Entity
@Table(name = "destination_policy")
public class DestinationPolicy {

    @Id
    private String domain;

    private String backoff = "";

    @Column(name = "expiry_seconds")
    private long expirySeconds;

    private int concurrency;

    @Column(name = "per_minute")
    private int perMinute;

    protected DestinationPolicy() {}

    public DestinationPolicy(DomainName domain) {
        this.domain = domain.name();
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    /// @param waits empty: as everywhere
    public void backoff(List<Duration> waits) {
        backoff = waits.stream().map(wait -> Long.toString(wait.toSeconds())).collect(Collectors.joining(" "));
    }

    /// @param wait zero: as everywhere
    public void expiry(Duration wait) {
        expirySeconds = wait.toSeconds();
    }

    /// @param messages 0: as everywhere
    public void concurrency(int messages) {
        concurrency = messages;
    }

    /// @param messages 0: as everywhere
    public void perMinute(int messages) {
        perMinute = messages;
    }

    /// Empty: as everywhere.
    public List<Duration> backoff() {
        return backoff.isEmpty() ? List.of() : seconds(backoff);
    }

    /// Zero: as everywhere.
    public Duration expiry() {
        return Duration.ofSeconds(expirySeconds);
    }

    /// 0: as everywhere.
    public int concurrency() {
        return concurrency;
    }

    /// 0: as everywhere.
    public int perMinute() {
        return perMinute;
    }

    /// The general policy with what is different here.
    QueuePolicy over(QueuePolicy general) {
        return new QueuePolicy(
                backoff.isEmpty() ? general.backoff() : seconds(backoff),
                general.warning(),
                expirySeconds == 0 ? general.expiry() : Duration.ofSeconds(expirySeconds),
                concurrency == 0 ? general.concurrency() : concurrency,
                perMinute == 0 ? general.perMinute() : perMinute);
    }

    /// Seconds, separated by blanks.
    static List<Duration> seconds(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .map(Long::valueOf)
                .map(Duration::ofSeconds)
                .toList();
    }
}
