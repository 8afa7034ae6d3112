package org.mailmax.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.message.Content;

/// Validates the ARC sets of a message (RFC 8617 §5.2). Who signed what may be wrong says nothing: a chain that holds
/// tells who has handled the message, and that nobody has changed it since the last of them.
@ApplicationScoped
public class ChainValidation {

    @Inject
    private Verifier verifier;

    ChainStatus status(ArcChain chain, Content message, HeaderBlock header, Instant now) throws IOException {
        return switch (chain) {
            case ArcChain.Absent _ -> ChainStatus.NONE;
            case ArcChain.Ended _ -> ChainStatus.FAIL;
            case ArcChain.Malformed _ -> ChainStatus.FAIL;
            case ArcChain.Sets(List<ArcSet> sets) -> status(sets, message, header, now);
        };
    }

    private ChainStatus status(List<ArcSet> sets, Content message, HeaderBlock header, Instant now) throws IOException {
        Verdict latest = latest(sets.getLast(), message, header, now);
        if (latest != Verdict.PASS) {
            return of(latest);
        }
        for (int count = sets.size(); count > 0; count--) {
            Verdict seal = seal(sets.subList(0, count));
            if (seal != Verdict.PASS) {
                return of(seal);
            }
        }
        return ChainStatus.PASS;
    }

    private static ChainStatus of(Verdict verdict) {
        return verdict == Verdict.TEMPERROR ? ChainStatus.UNKNOWN : ChainStatus.FAIL;
    }

    /// Step 4. A signature that covers seals would never hold again (RFC 8617 §4.1.2).
    private Verdict latest(ArcSet set, Content message, HeaderBlock header, Instant now) throws IOException {
        Optional<MessageSignature> signature = MessageSignature.of(set.signature())
                .filter(read -> !read.signed().names().contains(ArcChain.SEAL));
        return signature.isPresent() ? verifier.judge(signature.get(), message, header, now) : Verdict.FAIL;
    }

    /// Step 6, for the last of these sets. A seal has no `h=` (RFC 8617 §4.1.3).
    private Verdict seal(List<ArcSet> sets) {
        StringBuilder signed = new StringBuilder();
        sets.subList(0, sets.size() - 1).forEach(set -> signed.append(set.canonical()));
        signed.append(sets.getLast().beforeSeal());
        return SignatureTags.of(sets.getLast().seal())
                .filter(seal -> seal.tags().get("h").isEmpty())
                .map(seal -> verifier.judge(seal, signed + seal.unsigned().canonical()))
                .orElse(Verdict.FAIL);
    }
}
