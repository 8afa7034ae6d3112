-- What the table of mailboxes reads to find the rows of a page: names in their order, without looking at the accounts.
CREATE INDEX address_page ON address (domain_id, is_alias, local_key, account_id);
