-- The owner of a mailbox sees who has looked into it.
CREATE INDEX audit_record_subject ON audit_record (subject, at_ms);
