package org.mailmax.tlsreport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.relay.TlsResult;
import org.mailmax.tlsresult.AppliedPolicy;
import org.mailmax.tlsresult.TlsCount;
import org.mailmax.tlsresult.TlsCounts.DomainDay;

/// A report in the form of RFC 8460 §4.4 and the message of §5.3.
class TlsReportTest {

    private static final long DAY = LocalDate.of(2016, 4, 1).toEpochDay();

    private static final AppliedPolicy STS = new AppliedPolicy(
            AppliedPolicy.Type.STS,
            List.of("version: STSv1", "mode: testing", "mx: *.mail.company-y.example", "max_age: 86400"),
            List.of("*.mail.company-y.example"));

    private static TlsCount count(AppliedPolicy.Type policy, TlsResult result, String host, String address) {
        return new TlsCount(DAY, "company-y.example", policy, result, host, address);
    }

    private static TlsReport report() {
        Map<TlsCount, Long> counts = new LinkedHashMap<>();
        counts.put(
                count(AppliedPolicy.Type.STS, TlsResult.SUCCESS, "mx1.mail.company-y.example", "203.0.113.56"), 5326L);
        counts.put(
                count(
                        AppliedPolicy.Type.STS,
                        TlsResult.CERTIFICATE_EXPIRED,
                        "mx1.mail.company-y.example",
                        "203.0.113.56"),
                100L);
        counts.put(count(AppliedPolicy.Type.STS, TlsResult.STS_POLICY_FETCH_ERROR, "", ""), 3L);
        counts.put(count(AppliedPolicy.Type.NONE, TlsResult.SUCCESS, "mx2.company-y.example", "203.0.113.58"), 1L);
        return new TlsReport(
                new DomainDay(DAY, new DomainName("company-y.example")),
                Instant.parse("2016-04-01T23:59:59Z"),
                new TlsReport.Sender("company-x.example", "postmaster@company-x.example", "company-x.example"),
                List.of(STS, AppliedPolicy.NONE),
                counts);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void aReportSaysWhatWentWellAndWhatDidNot() {
        JsonObject expected = json("""
            {"organization-name": "company-x.example",
             "date-range": {"start-datetime": "2016-04-01T00:00:00Z", "end-datetime": "2016-04-01T23:59:59Z"},
             "contact-info": "postmaster@company-x.example",
             "report-id": "2016-04-01T23:59:59Z_company-y.example@company-x.example",
             "policies": [
               {"policy": {"policy-type": "sts", "policy-domain": "company-y.example",
                           "policy-string": ["version: STSv1", "mode: testing", "mx: *.mail.company-y.example",
                                             "max_age: 86400"],
                           "mx-host": ["*.mail.company-y.example"]},
                "summary": {"total-successful-session-count": 5326, "total-failure-session-count": 103},
                "failure-details": [
                  {"result-type": "certificate-expired", "receiving-mx-hostname": "mx1.mail.company-y.example",
                   "receiving-ip": "203.0.113.56", "failed-session-count": 100},
                  {"result-type": "sts-policy-fetch-error", "failed-session-count": 3}]},
               {"policy": {"policy-type": "no-policy-found", "policy-domain": "company-y.example"},
                "summary": {"total-successful-session-count": 1, "total-failure-session-count": 0},
                "failure-details": []}]}
            """);

        assertThat(json(report().json())).isEqualTo(expected);
    }

    @Test
    void itsFileSaysWhoAndWhen() throws IOException {
        assertThat(report().fileName()).isEqualTo("company-x.example!company-y.example!1459468800!1459555199.json.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(report().compressed()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(report().json());
        }
    }

    @Test
    void itsMessageIsOneAProgramKnows() throws IOException {
        String text = new String(
                ReportMail.of(
                                report(),
                                EmailAddress.of("postmaster@company-x.example"),
                                EmailAddress.of("tls@company-y.example"),
                                Instant.EPOCH)
                        .toByteArray(),
                StandardCharsets.US_ASCII);

        assertThat(text.replace("\r\n ", " ").replace("\r\n\t", " "))
                .contains(
                        "From: postmaster@company-x.example\r\n",
                        "To: tls@company-y.example\r\n",
                        "Subject: Report Domain: company-y.example Submitter: company-x.example Report-ID:"
                                + " <2016-04-01T23:59:59Z_company-y.example@company-x.example>\r\n",
                        "TLS-Report-Domain: company-y.example\r\n",
                        "TLS-Report-Submitter: company-x.example\r\n",
                        "Auto-Submitted: auto-generated\r\n",
                        "Content-Type: multipart/report; report-type=\"tlsrpt\";",
                        "Content-Type: application/tlsrpt+gzip\r\n",
                        "filename=\"company-x.example!company-y.example!1459468800!1459555199.json.gz\"");
    }
}
