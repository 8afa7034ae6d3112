package org.mailmax.web.admin.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import org.mailmax.administration.Actor;
import org.mailmax.administration.AdminLogin;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.LoginOutcome;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.web.shared.Toast;

/// The login page of the administration: Email Address, Password, the System Admin box and Submit.
@Named
@RequestScoped
public class AdminEntry {

    static final String REDIRECT = "?faces-redirect=true";

    @Inject
    private AdminLogin login;

    @Inject
    private AdminSession session;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Toast toast;

    private String address;
    private String password;
    private boolean systemAdmin;

    /// Whatever is wrong, the answer is the same sentence.
    public String submit() {
        try {
            Role role = systemAdmin ? Role.SYSTEM : Role.POSTMASTER;
            String page = enter(login.login(address, password, role, peer()));
            request.changeSessionId();
            return page;
        } catch (AdministrationException.TooManyAttempts e) {
            toast.failed("login.tooMany");
        } catch (AdministrationException.TryLater e) {
            toast.failed("failure.later");
        } catch (AdministrationException e) {
            toast.failed("admin.loginFailed");
        }
        return null;
    }

    private String enter(LoginOutcome outcome) {
        return switch (outcome) {
            case LoginOutcome.Admitted(Actor actor) -> {
                session.admit(actor);
                yield session.getHome() + REDIRECT;
            }
            case LoginOutcome.MustShowCode(var pending) -> {
                session.mustShowCode(pending);
                yield AdminGuard.CODE + REDIRECT;
            }
            case LoginOutcome.MustChoosePassword(var choice) -> {
                session.mustChoose(choice);
                yield AdminGuard.CHOICE + REDIRECT;
            }
        };
    }

    private Peer peer() {
        return peer(request);
    }

    static Peer peer(HttpServletRequest request) {
        InetSocketAddress remote = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
        return new Peer(Service.WEBMAIL, remote, request.isSecure());
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    /// Never shown again.
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isSystemAdmin() {
        return systemAdmin;
    }

    public void setSystemAdmin(boolean systemAdmin) {
        this.systemAdmin = systemAdmin;
    }
}
