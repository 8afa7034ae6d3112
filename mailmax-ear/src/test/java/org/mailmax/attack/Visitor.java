package org.mailmax.attack;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailmax.product.MailMax;

/// Somebody who writes requests by hand: redirects are looked at and not followed.
final class Visitor {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    /// By this a page knows the scripts it may run; PrimeFaces adds it to each form when it is sent.
    private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]*)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(MailMax mailmax) {
        base = "http://127.0.0.1:" + mailmax.port("HTTP");
    }

    static Visitor administrator(MailMax mailmax, String address, boolean system) {
        Visitor visitor = new Visitor(mailmax);
        Map<String, String> who = Map.of("loginForm:address", address, "loginForm:password", MailMax.PASSWORD);
        visitor.submit("/admin/login/login.xhtml", system ? with(who, "loginForm:systemAdmin_input", "on") : who);
        visitor.expectSession();
        return visitor;
    }

    static Visitor reader(MailMax mailmax, String account) {
        Visitor visitor = new Visitor(mailmax);
        visitor.submit(
                "/webmail/login/login.xhtml",
                Map.of("loginForm:account", account, "loginForm:password", MailMax.PASSWORD));
        visitor.expectSession();
        return visitor;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private void expectSession() {
        if (session().isEmpty()) {
            throw new AssertionError("not logged in");
        }
    }

    /// The login form or any other with a button `submit`, as the page gives it.
    HttpResponse<String> submit(String page, Map<String, String> fields) {
        return press(page, page, "loginForm", fields, "submit");
    }

    /// Opens a page and sends its form, perhaps to another address than the page has.
    HttpResponse<String> press(String page, String target, String form, Map<String, String> fields, String button) {
        String body = get(page).body();
        Matcher nonce = NONCE.matcher(body);
        Map<String, String> all = form(form, fields, button, viewState(body));
        return post(target, nonce.find() ? with(all, "primefaces.nonce", nonce.group(1)) : all);
    }

    static Map<String, String> form(String form, Map<String, String> fields, String button, String viewState) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(form, form);
        all.put(form + ":" + button, "");
        all.put("jakarta.faces.ViewState", viewState);
        return all;
    }

    static String viewState(String page) {
        Matcher state = VIEW_STATE.matcher(page);
        if (!state.find()) {
            throw new AssertionError("no form in: " + page);
        }
        return state.group(1);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// The number of the session; empty when there is none.
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("MAILMAX"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /// Goes on with this number of a session.
    Visitor with(String session) {
        HttpCookie cookie = new HttpCookie("MAILMAX", session);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().removeAll();
        cookies.getCookieStore().add(URI.create(base), cookie);
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
