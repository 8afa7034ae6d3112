package org.mailmax.product;

import java.net.HttpCookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The login of the administration as a browser without scripts uses it.
public final class AdminPages {

    private static final Pattern ONE_TIME = Pattern.compile("with the password (\\S+)");

    private final WebForms web;

    AdminPages(MailMax mailmax) {
        this.web = new WebForms(mailmax);
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
        pages.web.post(
                "/admin/login/password.xhtml",
                choice,
                "choiceForm",
                List.of("choiceForm:password", MailMax.PASSWORD, "choiceForm:again", MailMax.PASSWORD),
                "choiceForm:submit");
        if (pages.web.cookies().isEmpty()) {
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
        return pages.web.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; "));
    }

    /// Mail from another host, for tests of pages that show it.
    public static void deliver(MailMax mailmax, String recipient) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.deliver(recipient, "Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// The page that answers a login.
    String logIn(String address, String password, boolean system) {
        List<String> fields = new ArrayList<>(List.of("loginForm:address", address, "loginForm:password", password));
        if (system) {
            fields.addAll(List.of("loginForm:systemAdmin_input", "on"));
        }
        String page = web.open("/admin/login/login.xhtml");
        return web.post("/admin/login/login.xhtml", page, "loginForm", fields, "loginForm:submit");
    }
}
