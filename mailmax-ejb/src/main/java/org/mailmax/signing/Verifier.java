package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.signing.HeaderBlock.Field;

/// Verifies the signatures of messages of others (RFC 6376 §6).
@ApplicationScoped
public class Verifier {

    /// More are not looked at: each costs a question to the DNS.
    static final int MAX_SIGNATURES = 8;

    @Inject
    private PublishedKeys keys;

    /// @param signature nothing when its field could not be understood
    record Checked(Optional<SignatureTags> signature, Verdict verdict) {}

    /// What becomes of the DKIM signatures of a message, in their order.
    List<Checked> signatures(Content message, HeaderBlock header, Instant now) throws IOException {
        List<Checked> checked = new ArrayList<>();
        List<Field> fields = header.named("dkim-signature");
        for (Field field : fields.subList(0, Math.min(MAX_SIGNATURES, fields.size()))) {
            Optional<MessageSignature> signature = MessageSignature.of(field).filter(Verifier::isDkim);
            Verdict verdict = signature.isPresent() ? judge(signature.get(), message, header, now) : Verdict.NEUTRAL;
            checked.add(new Checked(signature.map(MessageSignature::by), verdict));
        }
        return checked;
    }

    private static boolean isDkim(MessageSignature signature) {
        return signature.by().tags().get("v", "").equals("1") && signature.by().isIdentityOfDomain();
    }

    /// @param header of the message, the signature's own field included
    Verdict judge(MessageSignature signature, Content message, HeaderBlock header, Instant now) throws IOException {
        if (signature.isExpired(now) || !signature.isOfBody(message, header)) {
            return Verdict.FAIL;
        }
        return signature.by().judge(keys.find(signature.by()), signature.canonical(header));
    }

    /// Whether the key of a seal signed these characters.
    Verdict judge(SignatureTags seal, String signed) {
        return seal.judge(keys.find(seal), signed);
    }
}
