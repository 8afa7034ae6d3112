package org.mailmax.web.webmail.compose;

import java.io.Serializable;
import java.util.List;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.webmail.message.ShownText;

/// What stands in the fields of the page, as typed.
public class Written implements Serializable {

    private String to = "";
    private String cc = "";
    private String bcc = "";
    private String subject = "";
    private String text = "";
    private List<String> answers = List.of();

    /// @throws BadRecipient when an address field holds something else, or the subject a line end
    Outgoing checked(EmailAddress from, List<Attachment> attachments) throws BadRecipient {
        if (ShownText.isDangerous(subject)) {
            throw new BadRecipient(subject);
        }
        Outgoing outgoing = new Outgoing(
                from,
                Recipients.parse(to),
                Recipients.parse(cc),
                Recipients.parse(bcc),
                subject.strip(),
                text,
                attachments,
                answers);
        if (outgoing.recipients().size() > Recipients.MAX) {
            throw new BadRecipient(to);
        }
        return outgoing;
    }

    /// The field in which the wrong piece stands.
    String field(BadRecipient bad) {
        String piece = bad.piece().replace("…", "");
        return subject.contains(piece) ? "subject" : cc.contains(piece) ? "cc" : bcc.contains(piece) ? "bcc" : "to";
    }

    void answers(List<String> ids) {
        answers = List.copyOf(ids);
    }

    public boolean isMoreFields() {
        return !cc.isBlank() || !bcc.isBlank();
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getCc() {
        return cc;
    }

    public void setCc(String cc) {
        this.cc = cc;
    }

    public String getBcc() {
        return bcc;
    }

    public void setBcc(String bcc) {
        this.bcc = bcc;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
