-- What operating needs: the trace of messages, counters, tokens of the REST API.

-- What happened to messages, many in a row: written once a second at most, and read by whoever looks for a message.
CREATE TABLE trace_segment (
  id        BIGINT         NOT NULL PRIMARY KEY,
  from_ms   BIGINT         NOT NULL,                  -- the first record
  until_ms  BIGINT         NOT NULL,                  -- the last record
  records   INT            NOT NULL,
  names     ${binary} NOT NULL,                           -- a Bloom filter of ids, addresses and domains
  body      ${binary} NOT NULL                            -- the records, compressed
);
CREATE INDEX trace_segment_from ON trace_segment (from_ms);

-- The audit says what was before and after, and whose postmaster may read it.
ALTER TABLE audit_record ADD COLUMN domain VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE audit_record ADD COLUMN before_text VARCHAR(2000) DEFAULT '' NOT NULL;
ALTER TABLE audit_record ADD COLUMN after_text VARCHAR(2000) DEFAULT '' NOT NULL;
CREATE INDEX audit_record_domain ON audit_record (domain, at_ms);

-- Tokens of the REST API. The token itself is shown once and stored nowhere.
CREATE TABLE api_token (
  id                BIGINT       NOT NULL PRIMARY KEY,
  administrator_id  BIGINT       NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
  token_hash        VARCHAR(64)  NOT NULL UNIQUE,     -- SHA-256, hexadecimal: 128 random bits need no slow hash
  label             VARCHAR(64)  NOT NULL,
  scopes            VARCHAR(400) NOT NULL,
  created_at        BIGINT       NOT NULL,
  expires_at        BIGINT       NOT NULL,
  last_used_at      BIGINT       NOT NULL DEFAULT 0
);
CREATE INDEX api_token_administrator ON api_token (administrator_id);

-- How often things happened, hour by hour, on all nodes together.
CREATE TABLE counter_slot (
  hour_at  BIGINT      NOT NULL,
  name     VARCHAR(32) NOT NULL,
  amount   BIGINT      NOT NULL,
  PRIMARY KEY (hour_at, name)
);
