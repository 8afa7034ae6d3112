package org.mailmax.web.admin.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.shared.Format;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.shared.Toast;

/// Says in the visitor's language why the administration did not do something, beside the field it is about.
@RequestScoped
public class Refusals {

    @Inject
    private Toast toast;

    @Inject
    private Texts texts;

    @Inject
    private Format format;

    /// @param fields where on the page the fields are
    public void tell(AdministrationException refusal, Map<Field, String> fields) {
        Optional<String> place = refusal.field().map(fields::get);
        if (place.isPresent()) {
            toast.sayAtField(place.get(), sentence(refusal));
        } else {
            toast.sayFailed(sentence(refusal));
        }
    }

    public void tell(AdministrationException refusal) {
        tell(refusal, Map.of());
    }

    public String sentence(AdministrationException refusal) {
        return switch (refusal) {
            case AdministrationException.InvalidValue _ -> texts.get("refused.invalid." + field(refusal));
            case AdministrationException.AlreadyTaken taken -> taken(taken);
            case AdministrationException.Loop loop -> texts.get("refused.loop", way(loop));
            case AdministrationException.LimitReached limit -> limit(limit);
            case AdministrationException.NotFound _ -> texts.get("refused.notFound");
            case AdministrationException.NotYet _ -> texts.get("refused.notYet");
            case AdministrationException.TryLater _ -> texts.get("failure.later");
            case AdministrationException.NotAllowed _ -> texts.get("refused.notAllowed");
            case AdministrationException.LoginFailed _ -> texts.get("admin.loginFailed");
            case AdministrationException.TooManyAttempts _ -> texts.get("login.tooMany");
        };
    }

    private static String field(AdministrationException refusal) {
        return refusal.field().map(Field::name).orElse("OTHER");
    }

    private String taken(AdministrationException.AlreadyTaken taken) {
        String about =
                taken.field().filter(Field.FORWARD::equals).isPresent() ? "refused.forwardTaken" : "refused.taken";
        return taken.owner()
                .map(owner -> texts.get("refused.takenBy", owner.toString()))
                .orElseGet(() -> texts.get(about));
    }

    private static String way(AdministrationException.Loop loop) {
        return loop.circle().stream().map(EmailAddress::toString).collect(Collectors.joining(" → "));
    }

    private String limit(AdministrationException.LimitReached limit) {
        boolean octets = limit.field().filter(Field.QUOTA::equals).isPresent();
        return texts.get(
                octets ? "refused.limit.QUOTA" : "refused.limit",
                octets ? format.size(limit.limit()) : format.number(limit.limit()));
    }
}
