package org.mailmax.web.admin.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.TwoFactorAdministration;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Switching the own authenticator app on and off.
@Named("secondFactor")
@ViewScoped
public class SecondFactorView implements Serializable {

    @Inject
    private TwoFactorAdministration factors;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private transient String secret;
    private transient List<String> recovery;
    private transient String code;

    public boolean isOn() throws AdministrationException {
        return factors.isOn(session.who());
    }

    public int getLeft() throws AdministrationException {
        return factors.recoveryCodesLeft(session.who());
    }

    public void begin() {
        try {
            recovery = null;
            secret = factors.begin(session.who());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public void confirm() {
        try {
            recovery = factors.confirm(session.who(), code);
            secret = null;
            toast.done("factor.isOn");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.CODE, "factorForm:code"));
        }
    }

    public void switchOff() {
        try {
            factors.switchOff(session.who(), code);
            recovery = null;
            toast.done("factor.isOff");
        } catch (AdministrationException e) {
            refusals.tell(e, Map.of(Field.CODE, "factorForm:offCode"));
        }
    }

    /// In groups of four letters, as people copy it.
    public String getSecret() {
        return secret == null ? null : secret.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /// What authenticator apps open (the Key Uri Format they share).
    public String getLink() {
        String name = URLEncoder.encode(session.getName(), StandardCharsets.UTF_8);
        return secret == null ? null : "otpauth://totp/MailMax:" + name + "?secret=" + secret + "&issuer=MailMax";
    }

    public List<String> getRecovery() {
        return recovery;
    }

    public String getCode() {
        return null;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
