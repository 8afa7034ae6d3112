package org.mailmax.web.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a visitor wants the pages: colours, language and time zone. They are cookies of the browser, since they matter
/// before anybody has logged in; a value we do not know counts as none.
@Named("ui")
@RequestScoped
public class Preferences {

    public static final String THEME = "theme";
    public static final String LANGUAGE = "lang";
    public static final String ZONE = "zone";

    private static final List<String> THEMES = List.of("auto", "light", "dark");
    private static final List<String> LANGUAGES = List.of("en", "de");

    @Inject
    private HttpServletRequest request;

    /// `light`, `dark`, or `auto` for what the system of the visitor says.
    public String getTheme() {
        return cookie(THEME).filter(THEMES::contains).orElse("auto");
    }

    public Locale getLocale() {
        return cookie(LANGUAGE)
                .filter(LANGUAGES::contains)
                .map(Locale::forLanguageTag)
                .orElseGet(this::browserLocale);
    }

    public String getLanguage() {
        return getLocale().getLanguage();
    }

    /// The zone of the browser, or of the server until a script has told it.
    public ZoneId getZone() {
        try {
            return cookie(ZONE).map(zone -> ZoneId.of(zone.replace('.', '/'))).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    private Locale browserLocale() {
        return LANGUAGES.contains(request.getLocale().getLanguage())
                ? Locale.forLanguageTag(request.getLocale().getLanguage())
                : Locale.ENGLISH;
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
