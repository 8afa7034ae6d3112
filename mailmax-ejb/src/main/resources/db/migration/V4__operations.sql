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
