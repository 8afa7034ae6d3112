package org.mailmax.web.admin.domain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.web.shared.Toast;

/// Says in the visitor's language why the administration did not do something, beside the field it is about.
@RequestScoped
public class Refusals {

    @Inject
    private Toast toast;

    /// @param fields where on the page the fields are
    void tell(AdministrationException refusal, Map<Field, String> fields) {
        String key = key(refusal);
        Optional<String> place = refusal.field().map(fields::get);
        if (place.isPresent()) {
            toast.atField(place.get(), key);
        } else {
            toast.failed(key);
        }
    }

    void tell(AdministrationException refusal) {
        tell(refusal, Map.of());
    }

    private static String key(AdministrationException refusal) {
        return switch (refusal) {
            case AdministrationException.InvalidValue _ ->
                "refused.invalid." + refusal.field().map(Field::name).orElse("OTHER");
            case AdministrationException.AlreadyTaken _ -> "refused.taken";
            case AdministrationException.NotFound _ -> "refused.notFound";
            case AdministrationException.NotYet _ -> "refused.notYet";
            case AdministrationException.TryLater _ -> "failure.later";
            case AdministrationException.NotAllowed _ -> "refused.notAllowed";
            case AdministrationException.LoginFailed _ -> "admin.loginFailed";
            case AdministrationException.TooManyAttempts _ -> "login.tooMany";
        };
    }
}
