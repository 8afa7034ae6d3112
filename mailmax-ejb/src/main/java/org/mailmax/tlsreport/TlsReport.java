package org.mailmax.tlsreport;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsCount;
import org.mailmax.tlsresult.TlsCounts.DomainDay;

/// What is told to a domain about one day (RFC 8460 §4), or about the part of it that is over.
///
/// @param end its last second
/// @param sender who tells it
record TlsReport(
        DomainDay about, Instant end, Sender sender, List<AppliedPolicy> policies, Map<TlsCount, Long> counts) {

    /// @param organization name of whoever runs this server
    /// @param contact an address for questions
    /// @param submitter the domain the reports come from
    record Sender(String organization, String contact, String submitter) {}

    /// The same for the same time and domain, so that one that comes twice is known (RFC 8460 §4.4).
    String id() {
        return end + "_" + about.domain() + "@" + sender.submitter();
    }

    /// RFC 8460 §5.1.
    String fileName() {
        Instant start = day().atStartOfDay().toInstant(ZoneOffset.UTC);
        return "%s!%s!%d!%d.json.gz"
                .formatted(sender.submitter(), about.domain(), start.getEpochSecond(), end.getEpochSecond());
    }

    LocalDate day() {
        return LocalDate.ofEpochDay(about.day());
    }

    String json() {
        JsonArrayBuilder each = Json.createArrayBuilder();
        byPolicy().forEach((policy, theirs) -> each.add(policy(policy, theirs)));
        return Json.createObjectBuilder()
                .add("organization-name", sender.organization())
                .add(
                        "date-range",
                        Json.createObjectBuilder()
                                .add("start-datetime", day() + "T00:00:00Z")
                                .add("end-datetime", end.toString()))
                .add("contact-info", sender.contact())
                .add("report-id", id())
                .add("policies", each)
                .build()
                .toString();
    }

    /// As it travels.
    byte[] compressed() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(octets)) {
            out.write(json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    private Map<AppliedPolicy.Type, Map<TlsCount, Long>> byPolicy() {
        Map<AppliedPolicy.Type, Map<TlsCount, Long>> byPolicy = new EnumMap<>(AppliedPolicy.Type.class);
        counts.forEach((count, sessions) -> byPolicy.computeIfAbsent(count.policy(), _ -> new LinkedHashMap<>())
                .put(count, sessions));
        return byPolicy;
    }

    private JsonObjectBuilder policy(AppliedPolicy.Type type, Map<TlsCount, Long> theirs) {
        JsonArrayBuilder failures = Json.createArrayBuilder();
        long good = 0;
        long bad = 0;
        for (Map.Entry<TlsCount, Long> each : theirs.entrySet()) {
            if (each.getKey().result() == TlsResult.SUCCESS) {
                good += each.getValue();
            } else {
                bad += each.getValue();
                failures.add(failure(each.getKey(), each.getValue()));
            }
        }
        return Json.createObjectBuilder()
                .add("policy", described(type))
                .add(
                        "summary",
                        Json.createObjectBuilder()
                                .add("total-successful-session-count", good)
                                .add("total-failure-session-count", bad))
                .add("failure-details", failures);
    }

    private JsonObjectBuilder described(AppliedPolicy.Type type) {
        JsonObjectBuilder policy = Json.createObjectBuilder()
                .add("policy-type", type.word())
                .add("policy-domain", about.domain().name());
        policies.stream().filter(each -> each.type() == type).findFirst().ifPresent(known -> {
            if (!known.lines().isEmpty()) {
                policy.add("policy-string", Json.createArrayBuilder(known.lines()));
            }
            if (!known.mx().isEmpty()) {
                policy.add("mx-host", Json.createArrayBuilder(known.mx()));
            }
        });
        return policy;
    }

    private static JsonObjectBuilder failure(TlsCount count, long sessions) {
        JsonObjectBuilder failure =
                Json.createObjectBuilder().add("result-type", count.result().word());
        if (!count.host().isEmpty()) {
            failure.add("receiving-mx-hostname", count.host());
        }
        if (!count.address().isEmpty()) {
            failure.add("receiving-ip", count.address());
        }
        return failure.add("failed-session-count", sessions);
    }
}
