-- What the table of mailboxes reads to find the rows of a page by age or by quota, without looking at the accounts.
CREATE INDEX account_created ON account (domain_id, created_at, id);
CREATE INDEX account_quota ON account (domain_id, quota_octets, id);
