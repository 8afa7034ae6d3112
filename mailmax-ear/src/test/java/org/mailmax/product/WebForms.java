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
import java.util.stream.Stream;

/// Pages and their forms as a browser without scripts uses them: cookies are kept, redirects followed, and each form is
/// sent with the view state of its page.
final class WebForms {

    /// By this a page knows the scripts it may run; PrimeFaces adds it to each form when it is sent.
    private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]*)\"");

    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    private final MailMax mailmax;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    WebForms(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    String open(String path) {
        return send(request(path));
    }

    /// What the program of somebody sends who wants to leave a list (RFC 8058 §3.1).
    String oneClick(String path) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    /// Sends the form of a page.
    ///
    /// @param fields names and values in turn
    /// @return the page that answers
    String post(String path, String page, String form, List<String> fields, String button) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(form, form, button, "", "primefaces.nonce", first(NONCE, page)));
        all.addAll(hidden(page));
        if (!all.contains("jakarta.faces.ViewState")) {
            throw new AssertionError("no form in: " + page);
        }
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < all.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encoded(all.get(i)))
                    .append('=')
                    .append(encoded(all.get(i + 1)));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// What a page sends along that nobody sees, such as its view state: names and values in turn.
    private static List<String> hidden(String page) {
        return HIDDEN.matcher(page)
                .results()
                .flatMap(input -> Stream.of(first(NAME, input.group()), first(VALUE, input.group())))
                .toList();
    }

    private static String first(Pattern attribute, String text) {
        Matcher found = attribute.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + path))
                .header("Accept-Language", "en");
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
}
