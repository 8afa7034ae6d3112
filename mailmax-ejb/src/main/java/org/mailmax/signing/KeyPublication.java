package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.mailmax.dns.Dns;

/// Looks whether a key stands in the DNS, so that others can verify what it signs.
@ApplicationScoped
public class KeyPublication {

    @Inject
    private Dns dns;

    public boolean isPublished(SigningKey key) {
        return dns.txt(key.recordName()).records().stream().anyMatch(text -> isSame(key.recordText(), text));
    }

    /// Whether a record of the DNS shows the key that ours shows.
    public static boolean isSame(String ours, String published) {
        Map<String, String> record = tags(published);
        return tags(ours).get("p").equals(record.get("p")) && "DKIM1".equals(record.getOrDefault("v", "DKIM1"));
    }

    /// A tag list (RFC 6376 §3.2), white space within values left out. Of a tag that stands there twice the last
    /// counts.
    public static Map<String, String> tags(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : text.split(";")) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).replaceAll("\\s", ""));
            }
        }
        return tags;
    }
}
