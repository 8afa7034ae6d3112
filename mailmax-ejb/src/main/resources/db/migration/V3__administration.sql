-- What postmasters, resellers and users need beyond V1: states and limits of domains, domain aliases, who administers
-- several domains, what an account may, second factors, app passwords, logins. Times are seconds since 1970-01-01T00:00Z.

ALTER TABLE domain ADD COLUMN suspended BOOLEAN DEFAULT FALSE NOT NULL; -- mail is kept, nobody logs in
ALTER TABLE domain ADD COLUMN max_accounts BIGINT DEFAULT 0 NOT NULL;   -- 0: no limit, here and below
ALTER TABLE domain ADD COLUMN max_aliases BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE domain ADD COLUMN max_account_octets BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE domain ADD COLUMN max_total_octets BIGINT DEFAULT 0 NOT NULL;

-- A second name of a domain: every address of the domain is there under that name too.
CREATE TABLE domain_alias (
  name        VARCHAR(255) NOT NULL PRIMARY KEY,      -- lower-case A-labels
  domain_id   BIGINT       NOT NULL REFERENCES domain (id),
  created_at  BIGINT       NOT NULL
);
CREATE INDEX domain_alias_domain ON domain_alias (domain_id);

-- The domains of a reseller.
ALTER TABLE administrator ADD COLUMN max_domains BIGINT DEFAULT 0 NOT NULL; -- of a reseller; 0: may add none
CREATE TABLE administrator_domain (
  administrator_id  BIGINT NOT NULL REFERENCES administrator (id),
  domain_id         BIGINT NOT NULL REFERENCES domain (id),
  PRIMARY KEY (administrator_id, domain_id)
);
CREATE INDEX administrator_domain_domain ON administrator_domain (domain_id);

ALTER TABLE account ADD COLUMN kind VARCHAR(16) DEFAULT 'MAILBOX' NOT NULL; -- MAILBOX, GROUP
ALTER TABLE account ADD COLUMN suspended BOOLEAN DEFAULT FALSE NOT NULL;    -- mail is kept, nobody logs in
ALTER TABLE account ADD COLUMN protocols INT DEFAULT 15 NOT NULL;           -- bits: IMAP 1, POP3 2, submission 4, webmail 8
ALTER TABLE account ADD COLUMN responder_from BIGINT DEFAULT 0 NOT NULL;    -- 0: from now on
ALTER TABLE account ADD COLUMN responder_until BIGINT DEFAULT 0 NOT NULL;   -- 0: without end
ALTER TABLE account ADD COLUMN responder_days INT DEFAULT 7 NOT NULL;       -- one answer to a sender in so many days
ALTER TABLE account ADD COLUMN second_factor BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE account ADD COLUMN retired_at BIGINT DEFAULT 0 NOT NULL;        -- 0: in use; else to be deleted some days later
CREATE INDEX account_retired ON account (retired_at);
CREATE INDEX address_local ON address (local_key);

-- A password for one device, made at random by us.
CREATE TABLE app_password (
  id          BIGINT       NOT NULL PRIMARY KEY,
  account_id  BIGINT       NOT NULL REFERENCES account (id),
  label       VARCHAR(100) NOT NULL,
  secret      VARCHAR(64)  NOT NULL,                  -- SHA-256: the password has 79 bits of its own
  protocols   INT          NOT NULL,                  -- as in account
  created_at  BIGINT       NOT NULL,
  expires_at  BIGINT       NOT NULL                   -- 0: never
);
CREATE INDEX app_password_account ON app_password (account_id, secret);

-- When, from where and how somebody logged in, or failed to.
CREATE TABLE login_record (
  account_id  BIGINT       NOT NULL REFERENCES account (id),
  service     VARCHAR(16)  NOT NULL,
  remote      VARCHAR(64)  NOT NULL,
  label       VARCHAR(100) NOT NULL,                  -- of the app password; empty: the password itself
  succeeded   BOOLEAN      NOT NULL,
  first_at    BIGINT       NOT NULL,
  last_at     BIGINT       NOT NULL,
  times       BIGINT       NOT NULL,
  PRIMARY KEY (account_id, service, remote, label, succeeded)
);

-- Time-based one-time passwords (RFC 6238) of an account or an administrator.
CREATE TABLE second_factor (
  owner       VARCHAR(32)   NOT NULL PRIMARY KEY,     -- account:ID or administrator:ID
  secret      VARCHAR(64)   NOT NULL,                 -- Base32
  confirmed   BOOLEAN       NOT NULL,
  last_step   BIGINT        NOT NULL,                 -- no code is taken twice
  recovery    VARCHAR(1000) NOT NULL,                 -- SHA-256 of the codes left, separated by blanks
  created_at  BIGINT        NOT NULL,
  version     BIGINT        NOT NULL
);
