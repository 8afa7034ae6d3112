-- Mailboxes that several people use: who may, and how far each may go.
CREATE TABLE mailbox_member (
    account_id BIGINT NOT NULL REFERENCES account (id),
    member_id BIGINT NOT NULL REFERENCES account (id),
    mailbox_right VARCHAR(10) NOT NULL,
    PRIMARY KEY (account_id, member_id)
);
CREATE INDEX mailbox_member_member ON mailbox_member (member_id);
