package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.ListMembers;
import org.mailmax.directory.ListMembers.Member;
import org.mailmax.mail.address.EmailAddress;

/// What members of groups do for themselves, without any login: they leave, by the token that stands in each message
/// (RFC 8058).
@Stateless
public class LeavingGroups {

    @Inject
    private ListMembers members;

    @Inject
    private Accounts accounts;

    @Inject
    private AuditTrail audit;

    /// Who would leave what.
    public record Membership(EmailAddress group, EmailAddress member) {}

    /// Nothing when the token is none of ours, or when its owner has left already.
    public Optional<Membership> find(String token) {
        return members.find(token).map(LeavingGroups::membership);
    }

    /// @return who has left; nothing when nobody has
    public Optional<Membership> leave(String token) {
        Optional<Member> found = members.find(token);
        found.ifPresent(this::remove);
        return found.map(LeavingGroups::membership);
    }

    private void remove(Member member) {
        Account group = member.group();
        EmailAddress who = member.membership().target();
        accounts.removeForward(member.membership());
        audit.record(
                new Actor.User(group.id(), who),
                AuditAction.FORWARD_DELETE,
                group.address(),
                "to " + who + ", by List-Unsubscribe");
    }

    private static Membership membership(Member member) {
        return new Membership(member.group().address(), member.membership().target());
    }
}
