package org.mailmax.product;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The login of the administration as a browser without scripts uses it.
public final class AdminPages {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern ONE_TIME = Pattern.compile("with the password (\\S+)");

    private final MailMax mailmax;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private AdminPages(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    /// The one-time password in an answer of the operator's console.
    public static String oneTime(String answer) {
        Matcher found = ONE_TIME.matcher(answer);
        if (!found.find()) {
            throw new AssertionError("no password in: " + answer);
        }
        return found.group(1);
    }

    /// Replaces a one-time password by [MailMax#PASSWORD].
    public static void chooseFirstPassword(MailMax mailmax, String address, String oneTime, boolean system) {
        AdminPages pages = new AdminPages(mailmax);
        String choice = pages.logIn(address, oneTime, system);
        pages.post(
                "/admin/login/password.xhtml",
                choice,
                "choiceForm",
                List.of("choiceForm:password", MailMax.PASSWORD, "choiceForm:again", MailMax.PASSWORD),
                "choiceForm:submit");
        if (pages.cookies.getCookieStore().getCookies().isEmpty()) {
            throw new AssertionError("no session for " + address);
        }
    }

    /// The cookies of an administrator who has just logged in, as a header field.
    public static String session(MailMax mailmax, String address, boolean system) {
        AdminPages pages = new AdminPages(mailmax);
        String page = pages.logIn(address, MailMax.PASSWORD, system);
        if (!page.contains(address)) {
            throw new AssertionError("not logged in: " + page);
        }
        return pages.cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    /// Mail from another host, for tests of pages that show it.
    public static void deliver(MailMax mailmax, String recipient) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(recipient, "Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String logIn(String address, String password, boolean system) {
        List<String> fields = new ArrayList<>(List.of("loginForm:address", address, "loginForm:password", password));
        if (system) {
            fields.addAll(List.of("loginForm:systemAdmin_input", "on"));
        }
        String page = send(HttpRequest.newBuilder(uri("/admin/login/login.xhtml")));
        return post("/admin/login/login.xhtml", page, "loginForm", fields, "loginForm:submit");
    }

    private String post(String path, String page, String form, List<String> fields, String button) {
        Matcher state = VIEW_STATE.matcher(page);
        if (!state.find()) {
            throw new AssertionError("no form in: " + page);
        }
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(form, form, button, "", "jakarta.faces.ViewState", state.group(1)));
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < all.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encoded(all.get(i)))
                    .append('=')
                    .append(encoded(all.get(i + 1)));
        }
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
