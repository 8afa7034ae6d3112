package org.mailmax.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.AccountId;

/// The members of shared mailboxes in the database.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MailboxMembers {

    @PersistenceContext(unitName = "mailmax")
    private EntityManager em;

    /// Those who use a mailbox, by the age of their accounts.
    public List<MailboxMember> of(Account mailbox) {
        return em.createQuery(
                        "SELECT m FROM MailboxMember m JOIN FETCH m.member WHERE m.mailbox = :mailbox ORDER BY"
                                + " m.member.id",
                        MailboxMember.class)
                .setParameter("mailbox", mailbox)
                .getResultList();
    }

    /// The mailboxes of others that somebody may use at present, by the age of their accounts.
    public List<Membership> memberships(AccountId member) {
        return em.createQuery(
                        "SELECT m FROM MailboxMember m JOIN FETCH m.mailbox WHERE m.member.id = :member"
                                + " ORDER BY m.mailbox.id",
                        MailboxMember.class)
                .setParameter("member", member.value())
                .getResultStream()
                .filter(found ->
                        found.mailbox().isInUse() && found.mailbox().domain().state() == DomainState.ACTIVE)
                .map(found ->
                        new Membership(found.mailbox().id(), found.mailbox().address(), found.right()))
                .toList();
    }

    public Optional<MailboxMember> find(Account mailbox, Account member) {
        return Optional.ofNullable(em.find(
                MailboxMember.class,
                new MailboxMemberKey(mailbox.id().value(), member.id().value())));
    }

    public void add(Account mailbox, Account member, MailboxRight right) {
        em.persist(new MailboxMember(mailbox, member, right));
        em.flush();
    }

    public void remove(MailboxMember member) {
        em.remove(member);
    }
}
