package org.mailmax.web.admin.tokens;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.NewToken;
import org.mailmax.administration.TokenAdministration;
import org.mailmax.administration.TokenScope;
import org.mailmax.administration.TokenSummary;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;
import org.primefaces.PrimeFaces;

/// One's own tokens of the REST API.
@Named("tokens")
@ViewScoped
public class TokensView implements Serializable {

    private static final int DAYS = 90;
    private static final Map<Field, String> FIELDS =
            Map.of(Field.LABEL, "addForm:label", Field.SCOPE, "addForm:scopes", Field.EXPIRY, "addForm:days");

    @Inject
    private TokenAdministration tokens;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String label = "";
    private String[] scopes = {};
    private int days = DAYS;
    private transient NewToken added;

    public List<TokenSummary> getRows() {
        try {
            return tokens.list(session.who());
        } catch (AdministrationException e) {
            return List.of();
        }
    }

    /// Makes a token; it is shown this once.
    public void add() {
        Set<TokenScope> chosen = Arrays.stream(scopes)
                .flatMap(text -> TokenScope.parse(text).stream())
                .collect(Collectors.toSet());
        try {
            added = tokens.add(session.who(), label, chosen, days);
            label = "";
            PrimeFaces.current().executeScript("PF('addToken').hide();PF('newToken').show()");
        } catch (AdministrationException e) {
            refusals.tell(e, FIELDS);
        }
    }

    public void delete(TokenSummary token) {
        try {
            tokens.delete(session.who(), token.id());
            toast.done("tokens.deleted", token.label());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public List<String> getAllScopes() {
        return Arrays.stream(TokenScope.values()).map(TokenScope::text).toList();
    }

    public String scopes(TokenSummary token) {
        return token.scopes().stream().map(TokenScope::text).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(", "));
    }

    public String getAdded() {
        return added == null ? "" : added.token();
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label == null ? "" : label;
    }

    public String[] getScopes() {
        return scopes.clone();
    }

    public void setScopes(String[] scopes) {
        this.scopes = scopes == null ? new String[0] : scopes.clone();
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
