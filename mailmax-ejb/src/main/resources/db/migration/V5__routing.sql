-- The way out: smart hosts, source addresses, MTA-STS policies, TLS results, DKIM keys, rewritten senders. Times are
-- seconds since 1970-01-01T00:00Z. What is called sealed is encrypted with the key in MAILMAX_HOME/keys.

-- Which smart host mail goes to instead of the recipient's own hosts.
CREATE TABLE mail_route (
  id          BIGINT        NOT NULL PRIMARY KEY,
  match_key   VARCHAR(400)  NOT NULL UNIQUE,          -- scope and domain or account: one route for each
  scope       VARCHAR(16)   NOT NULL,                 -- RECIPIENTS, SENDERS, ACCOUNT
  domain      VARCHAR(255)  NOT NULL DEFAULT '',      -- of recipients or senders; * for all others
  account_id  BIGINT        REFERENCES account (id) ON DELETE CASCADE,
  host        VARCHAR(255)  NOT NULL,
  port        INT           NOT NULL,
  tls         VARCHAR(16)   NOT NULL,                 -- VERIFIED, OPPORTUNISTIC, IMPLICIT, NONE
  login       VARCHAR(255)  NOT NULL DEFAULT '',
  password    VARCHAR(2000) NOT NULL DEFAULT '',      -- sealed
  version     BIGINT        NOT NULL DEFAULT 0
);
CREATE INDEX mail_route_account ON mail_route (account_id);

-- The address of ours that mail of a domain leaves from.
CREATE TABLE source_address (
  domain   VARCHAR(255) NOT NULL PRIMARY KEY,         -- of the sender; * for all others
  address  VARCHAR(64)  NOT NULL,
  version  BIGINT       NOT NULL DEFAULT 0
);

-- MTA-STS policies fetched (RFC 8461).
CREATE TABLE sts_policy (
  domain      VARCHAR(255)  NOT NULL PRIMARY KEY,
  policy_id   VARCHAR(32)   NOT NULL,
  mode        VARCHAR(16)   NOT NULL,                 -- ENFORCE, TESTING, NONE
  mx          VARCHAR(8000) NOT NULL,                 -- patterns, separated by blanks
  fetched_at  BIGINT        NOT NULL,
  expires_at  BIGINT        NOT NULL
);

-- How TLS went, by day of UTC and by what happened (RFC 8460); gone when the report is sent.
CREATE TABLE tls_result (
  utc_day      BIGINT       NOT NULL,                 -- days since 1970-01-01
  domain       VARCHAR(255) NOT NULL,
  policy_type  VARCHAR(16)  NOT NULL,
  result_type  VARCHAR(40)  NOT NULL,                 -- success, or the name of a failure
  mx_host      VARCHAR(255) NOT NULL,
  address      VARCHAR(64)  NOT NULL,                 -- of the host
  sessions     BIGINT       NOT NULL,
  PRIMARY KEY (utc_day, domain, policy_type, result_type, mx_host, address)
);

CREATE TABLE signing_key (
  id           BIGINT        NOT NULL PRIMARY KEY,
  domain_id    BIGINT        NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
  selector     VARCHAR(63)   NOT NULL,
  algorithm    VARCHAR(16)   NOT NULL,                -- RSA, ED25519
  state        VARCHAR(16)   NOT NULL,                -- PREPARED, ACTIVE, RETIRED
  private_key  VARCHAR(4000) NOT NULL,                -- sealed PKCS #8
  public_key   VARCHAR(1000) NOT NULL,                -- as it stands in the DNS
  created_at   BIGINT        NOT NULL,
  changed_at   BIGINT        NOT NULL,                -- when it came into its state
  version      BIGINT        NOT NULL DEFAULT 0,
  UNIQUE (domain_id, selector)
);

-- Senders whose rewritten address would be longer than an address may be.
CREATE TABLE srs_sender (
  token    VARCHAR(32)  NOT NULL PRIMARY KEY,
  address  VARCHAR(400) NOT NULL,
  used_at  BIGINT       NOT NULL
);
CREATE INDEX srs_sender_used ON srs_sender (used_at);
