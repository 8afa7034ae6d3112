package org.mailmax.web.webmail.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Toast;

/// The login page of the webmail: an account name in any of its forms, and a password.
@Named
@RequestScoped
public class MailLogin {

    private static final String HOME = "/webmail/folder/mail.xhtml?faces-redirect=true";

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Toast toast;

    private String account;
    private String password;

    /// Whatever is wrong with name or password, the answer is the same sentence.
    public String logIn() {
        try {
            Credentials credentials = new Credentials.Password(account.strip(), password);
            session.signIn(mail.authenticate(credentials, peer(request)));
            request.changeSessionId();
            return HOME;
        } catch (MailException.TryLater e) {
            toast.failed("login.later");
        } catch (MailException e) {
            toast.failed("login.failed");
        }
        return null;
    }

    /// The browser as a peer of ours.
    public static Peer peer(HttpServletRequest request) {
        InetSocketAddress remote = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
        return new Peer(Service.WEBMAIL, remote, request.isSecure());
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    /// Never shown again.
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
