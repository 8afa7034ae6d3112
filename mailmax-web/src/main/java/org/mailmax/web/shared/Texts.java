package org.mailmax.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// The sentences of the pages in the visitor's language.
@Named
@RequestScoped
public class Texts {

    public static final String BUNDLE = "org.mailmax.web.messages";

    @Inject
    private Preferences preferences;

    /// @param arguments go where `{0}`, `{1}` stand
    public String get(String key, Object... arguments) {
        Locale locale = preferences.getLocale();
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /// The word for one of several things, such as the constants of an enum: the text `group.NAME`.
    public String one(String group, Object thing) {
        return get(group + "." + thing);
    }

    /// The sentence of a key that need not exist.
    public Optional<String> find(String key) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, preferences.getLocale());
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
