-- The model of MailMax. One text for H2 and PostgreSQL. Times are seconds since 1970-01-01T00:00Z unless a column says
-- milliseconds (…_ms). An e-mail address takes up to 400 characters: 64 octets of local part, all of them quoted, and a
-- domain of 255. Sequences step by 50: a node takes a block of keys at a time.

CREATE SEQUENCE entity_id START WITH 50 INCREMENT BY 50; -- a value ends its block
CREATE SEQUENCE content_id START WITH 1 INCREMENT BY 1000;
-- UIDVALIDITY of a folder: never the same for two folders that could have the same name one after the other.
CREATE SEQUENCE uid_validity START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE volume_id START WITH 1 INCREMENT BY 1;

-- directory ----------------------------------------------------------------------------------------------------------

CREATE TABLE domain (
  id          BIGINT       NOT NULL PRIMARY KEY,
  name        VARCHAR(255) NOT NULL UNIQUE,          -- lower-case A-labels
  enabled     BOOLEAN      NOT NULL DEFAULT TRUE,
  created_at  BIGINT       NOT NULL,
  version     BIGINT       NOT NULL DEFAULT 0
);

CREATE TABLE account (
  id                 BIGINT       NOT NULL PRIMARY KEY,
  domain_id          BIGINT       NOT NULL REFERENCES domain (id),
  local_part         VARCHAR(64)  NOT NULL,           -- as written
  password_hash      VARCHAR(255) NOT NULL,           -- PHC string
  enabled            BOOLEAN      NOT NULL DEFAULT TRUE,
  store_mail         BOOLEAN      NOT NULL DEFAULT TRUE,
  allow_forwarding   BOOLEAN      NOT NULL DEFAULT FALSE,
  allow_responder    BOOLEAN      NOT NULL DEFAULT FALSE,
  responder_subject  VARCHAR(255) NOT NULL DEFAULT '',
  responder_text     VARCHAR(255) NOT NULL DEFAULT '',
  quota_octets       BIGINT       NOT NULL DEFAULT 0, -- 0: no limit
  created_at         BIGINT       NOT NULL,
  version            BIGINT       NOT NULL DEFAULT 0
);
CREATE INDEX account_domain ON account (domain_id);

-- Every address of ours, of an account or an alias, is one row here: the primary key is the promise that an address is
-- claimed once in the whole system. The alias `catchrest` takes what nobody else in the domain claims.
CREATE TABLE address (
  local_key   VARCHAR(64) NOT NULL,                   -- lower case
  domain_id   BIGINT      NOT NULL REFERENCES domain (id),
  account_id  BIGINT      NOT NULL REFERENCES account (id),
  local_part  VARCHAR(64) NOT NULL,                   -- as written
  is_alias    BOOLEAN     NOT NULL,
  PRIMARY KEY (domain_id, local_key)
);
CREATE INDEX address_account ON address (account_id);

CREATE TABLE forward (
  account_id  BIGINT       NOT NULL REFERENCES account (id),
  target_key  VARCHAR(400) NOT NULL,                  -- lower case
  target      VARCHAR(400) NOT NULL,                  -- as written
  PRIMARY KEY (account_id, target_key)
);

CREATE TABLE administrator (
  id                BIGINT       NOT NULL PRIMARY KEY,
  address           VARCHAR(400) NOT NULL UNIQUE,     -- lower case
  role              VARCHAR(16)  NOT NULL,            -- SYSTEM, POSTMASTER
  domain_id         BIGINT       REFERENCES domain (id), -- of a postmaster
  password_hash     VARCHAR(255) NOT NULL,
  one_time          BOOLEAN      NOT NULL DEFAULT FALSE, -- the password opens nothing but the choice of a new one
  one_time_until    BIGINT       NOT NULL DEFAULT 0,
  created_at        BIGINT       NOT NULL,
  version           BIGINT       NOT NULL DEFAULT 0
);

-- When an account last answered a sender (RFC 3834 section 2).
CREATE TABLE response_sent (
  account_id  BIGINT       NOT NULL REFERENCES account (id),
  sender_key  VARCHAR(400) NOT NULL,
  sent_at     BIGINT       NOT NULL,
  PRIMARY KEY (account_id, sender_key)
);

-- folders and messages -----------------------------------------------------------------------------------------------

CREATE TABLE folder (
  id               BIGINT       NOT NULL PRIMARY KEY,
  account_id       BIGINT       NOT NULL REFERENCES account (id),
  name             VARCHAR(255) NOT NULL,             -- all levels, separated by /
  special_use      VARCHAR(16),
  uid_validity     BIGINT       NOT NULL,
  uid_next         BIGINT       NOT NULL DEFAULT 1,
  highest_modseq   BIGINT       NOT NULL DEFAULT 1,
  message_count    BIGINT       NOT NULL DEFAULT 0,
  unseen_count     BIGINT       NOT NULL DEFAULT 0,
  deleted_count    BIGINT       NOT NULL DEFAULT 0,
  total_octets     BIGINT       NOT NULL DEFAULT 0,
  UNIQUE (account_id, name)
);

CREATE TABLE subscription (
  account_id  BIGINT       NOT NULL REFERENCES account (id),
  name        VARCHAR(255) NOT NULL,
  PRIMARY KEY (account_id, name)
);

-- The keywords of a folder; `bit` is their place in message.flags (5 to 62, below are the system flags).
CREATE TABLE folder_keyword (
  folder_id  BIGINT       NOT NULL REFERENCES folder (id),
  bit        INT          NOT NULL,
  name       VARCHAR(128) NOT NULL,
  PRIMARY KEY (folder_id, bit)
);

-- An append-only file of the content store.
CREATE TABLE volume (
  id            BIGINT  NOT NULL PRIMARY KEY,
  committed_to  BIGINT  NOT NULL                      -- every record that ends here or before has had its row
);

-- The octets of a message, once for all its recipients and copies.
CREATE TABLE content (
  id         BIGINT         NOT NULL PRIMARY KEY,
  volume_id  BIGINT         NOT NULL REFERENCES volume (id),
  position   BIGINT         NOT NULL,                 -- of the message in the volume
  octets     BIGINT         NOT NULL,
  summary    ${binary} NOT NULL                           -- envelope and structure; empty: to be computed from the octets
);
CREATE INDEX content_volume ON content (volume_id);

CREATE TABLE message (
  folder_id    BIGINT NOT NULL REFERENCES folder (id),
  uid          BIGINT NOT NULL,
  content_id   BIGINT NOT NULL REFERENCES content (id),
  flags        BIGINT NOT NULL,
  modseq       BIGINT NOT NULL,                       -- of its last change
  arrived      BIGINT NOT NULL,                       -- the modseq it came with; ascends with the UID
  received_at  BIGINT NOT NULL,
  octets       BIGINT NOT NULL,
  PRIMARY KEY (folder_id, uid)
);
CREATE INDEX message_modseq ON message (folder_id, modseq);
CREATE INDEX message_content ON message (content_id);

-- What is gone, so that every view can learn of it.
CREATE TABLE tombstone (
  folder_id  BIGINT NOT NULL REFERENCES folder (id),
  uid        BIGINT NOT NULL,
  modseq     BIGINT NOT NULL,
  arrived    BIGINT NOT NULL,                         -- the modseq the message had come with
  PRIMARY KEY (folder_id, uid)
);
CREATE INDEX tombstone_modseq ON tombstone (folder_id, modseq);

CREATE TABLE quota_usage (
  account_id  BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
  octets      BIGINT NOT NULL DEFAULT 0,
  messages    BIGINT NOT NULL DEFAULT 0
);

-- queue --------------------------------------------------------------------------------------------------------------

CREATE TABLE queue_message (
  id            BIGINT       NOT NULL PRIMARY KEY,
  trace_id      VARCHAR(64)  NOT NULL,
  content_id    BIGINT       NOT NULL REFERENCES content (id),
  skip_octets   INT          NOT NULL DEFAULT 0,      -- of the content, before what is sent (the Return-Path field)
  prepend       VARCHAR(1000) NOT NULL DEFAULT '',    -- header fields sent before the content (Delivered-To)
  reverse_path  VARCHAR(400) NOT NULL DEFAULT '',     -- empty: the null reverse-path
  origin        VARCHAR(16)  NOT NULL,                -- SUBMISSION, FORWARD, RESPONSE
  account_id    BIGINT       REFERENCES account (id), -- on whose behalf
  utf8          BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at    BIGINT       NOT NULL
);
CREATE INDEX queue_message_content ON queue_message (content_id);

CREATE TABLE queue_recipient (
  id            BIGINT        NOT NULL PRIMARY KEY,
  queue_id      BIGINT        NOT NULL REFERENCES queue_message (id),
  address       VARCHAR(400)  NOT NULL,
  domain        VARCHAR(255)  NOT NULL,
  state         VARCHAR(16)   NOT NULL,               -- WAITING
  attempts      INT           NOT NULL DEFAULT 0,
  next_attempt  BIGINT        NOT NULL,
  last_answer   VARCHAR(1000) NOT NULL DEFAULT ''
);
CREATE INDEX queue_recipient_queue ON queue_recipient (queue_id);
CREATE INDEX queue_recipient_due ON queue_recipient (state, next_attempt);

-- administration -----------------------------------------------------------------------------------------------------

CREATE TABLE audit_record (
  id       BIGINT        NOT NULL PRIMARY KEY,
  at_ms    BIGINT        NOT NULL,
  actor    VARCHAR(400)  NOT NULL,
  action   VARCHAR(64)   NOT NULL,
  subject  VARCHAR(400)  NOT NULL,
  detail   VARCHAR(2000) NOT NULL DEFAULT ''
);
CREATE INDEX audit_record_at ON audit_record (at_ms);

CREATE TABLE setting (
  name   VARCHAR(128)  NOT NULL PRIMARY KEY,
  text   VARCHAR(4000) NOT NULL
);
