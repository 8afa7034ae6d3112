package org.mailmax.web.webmail.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import org.mailmax.administration.AdminLogin;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.LoginOutcome;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
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
    private AdminLogin administration;

    @Inject
    private MailSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Toast toast;

    private String account;
    private String password;
    private String code;

    /// Whatever is wrong with name or password, the answer is the same sentence.
    public String logIn() {
        try {
            Credentials credentials = new Credentials.Password(account.strip(), password);
            Identity identity = mail.authenticate(credentials, peer(request));
            request.changeSessionId();
            return enter(identity);
        } catch (MailException.TryLater e) {
            toast.failed("login.later");
        } catch (MailException e) {
            toast.failed("login.failed");
        }
        return null;
    }

    /// Who has a second factor is asked for a code first.
    private String enter(Identity identity) {
        return switch (administration.user(identity)) {
            case LoginOutcome.MustShowCode(var pending) -> {
                session.mustShowCode(identity, pending);
                yield MailGuard.CODE + "?faces-redirect=true";
            }
            case LoginOutcome.Admitted _, LoginOutcome.MustChoosePassword _ -> {
                session.signIn(identity);
                yield HOME;
            }
        };
    }

    /// The second step.
    public String showCode() {
        try {
            administration.showCode(session.pending(), code, peer(request));
            session.admit();
            request.changeSessionId();
            return HOME;
        } catch (AdministrationException.TooManyAttempts e) {
            toast.failed("login.tooMany");
        } catch (AdministrationException e) {
            toast.atField("codeForm:code", "code.wrong");
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

    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
