-- Sending: what the queue has to know of messages, recipients, destinations and senders. Times are seconds.

-- What the sender asked for (RFC 3461, RFC 2852, RFC 8689).
ALTER TABLE queue_message ADD COLUMN require_tls BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE queue_message ADD COLUMN returned VARCHAR(8) DEFAULT '' NOT NULL;          -- FULL, HEADERS, empty: not said
ALTER TABLE queue_message ADD COLUMN envelope_id VARCHAR(400) DEFAULT '' NOT NULL;
ALTER TABLE queue_message ADD COLUMN priority INT DEFAULT 0 NOT NULL;                   -- -9 to 9, higher goes first
ALTER TABLE queue_message ADD COLUMN hold_until BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE queue_message ADD COLUMN deliver_by BIGINT DEFAULT 0 NOT NULL;              -- 0: no deadline
ALTER TABLE queue_message ADD COLUMN late_mode VARCHAR(8) DEFAULT '' NOT NULL;          -- RETURN, NOTIFY
ALTER TABLE queue_message ADD COLUMN deliver_trace BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX queue_message_account ON queue_message (account_id);
CREATE INDEX queue_message_trace ON queue_message (trace_id);

ALTER TABLE queue_recipient ADD COLUMN priority INT DEFAULT 0 NOT NULL;                 -- the message's
ALTER TABLE queue_recipient ADD COLUMN first_attempt BIGINT DEFAULT 0 NOT NULL;         -- 0: none yet
ALTER TABLE queue_recipient ADD COLUMN last_attempt BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE queue_recipient ADD COLUMN notice_at BIGINT DEFAULT 0 NOT NULL;             -- when to tell of a delay, or to give up
ALTER TABLE queue_recipient ADD COLUMN expires_at BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE queue_recipient ADD COLUMN reports VARCHAR(24) DEFAULT '' NOT NULL;         -- NOTIFY; empty: not said
ALTER TABLE queue_recipient ADD COLUMN original_type VARCHAR(64) DEFAULT '' NOT NULL;   -- ORCPT; empty: not said
ALTER TABLE queue_recipient ADD COLUMN original_address VARCHAR(1000) DEFAULT '' NOT NULL;
ALTER TABLE queue_recipient ADD COLUMN held_because VARCHAR(400) DEFAULT '' NOT NULL;   -- of state HELD
UPDATE queue_recipient SET notice_at = next_attempt + 14400, expires_at = next_attempt + 432000;
DROP INDEX queue_recipient_due;
-- The next one that is due at a destination, the most urgent first, without reading any other.
CREATE INDEX queue_recipient_lane ON queue_recipient (domain, state, priority, next_attempt, id);
CREATE INDEX queue_recipient_notice ON queue_recipient (state, notice_at);

-- A destination that cannot be reached: one row for all the mail that waits for it.
CREATE TABLE queue_destination (
  domain        VARCHAR(255)  NOT NULL PRIMARY KEY,
  failures      INT           NOT NULL,               -- attempts in a row that reached no host
  failing_since BIGINT        NOT NULL,
  retry_at      BIGINT        NOT NULL,
  last_answer   VARCHAR(1000) NOT NULL
);

-- What is different for one destination. Empty or 0: as everywhere.
CREATE TABLE destination_policy (
  domain          VARCHAR(255) NOT NULL PRIMARY KEY,
  backoff         VARCHAR(400) DEFAULT '' NOT NULL,   -- seconds between attempts, separated by blanks
  expiry_seconds  BIGINT       DEFAULT 0 NOT NULL,
  concurrency     INT          DEFAULT 0 NOT NULL,    -- messages handed over at the same time
  per_minute      INT          DEFAULT 0 NOT NULL     -- messages
);

-- How much an account has sent in an hour, and how much of it was refused.
CREATE TABLE sending_hour (
  account_id  BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  hour_start  BIGINT NOT NULL,
  recipients  BIGINT NOT NULL,
  refusals    BIGINT NOT NULL,
  PRIMARY KEY (account_id, hour_start)
);

-- Accounts that may not send because something is wrong with what they send.
CREATE TABLE sending_block (
  account_id  BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  since       BIGINT       NOT NULL,
  because     VARCHAR(400) NOT NULL
);

-- A limit other than the general one: of an account (its address) or a domain (its name), recipients in an hour.
CREATE TABLE sending_limit (
  subject   VARCHAR(400) NOT NULL PRIMARY KEY,        -- lower case
  per_hour  INT          NOT NULL
);

-- Addresses that do not exist, as their hosts have said: mail from the domain is not sent there for a while.
CREATE TABLE suppression (
  domain_id    BIGINT        NOT NULL REFERENCES domain (id) ON DELETE CASCADE,
  address_key  VARCHAR(400)  NOT NULL,                -- lower case
  address      VARCHAR(400)  NOT NULL,
  since        BIGINT        NOT NULL,
  answer       VARCHAR(1000) NOT NULL,
  PRIMARY KEY (domain_id, address_key)
);
