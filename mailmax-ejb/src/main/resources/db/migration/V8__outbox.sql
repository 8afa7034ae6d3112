-- What the webmail has sent to leave later, and how long its users may take back what they have sent.
CREATE TABLE scheduled_message (
  trace_id    VARCHAR(64)  NOT NULL PRIMARY KEY,      -- the message's in the queue
  account_id  BIGINT       NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  due_at      BIGINT       NOT NULL,                  -- seconds; past: it has left
  folder_id   BIGINT       NOT NULL,                  -- where its author's copy was put
  uid         BIGINT       NOT NULL,
  subject     VARCHAR(400) NOT NULL,
  recipients  VARCHAR(400) NOT NULL
);
CREATE INDEX scheduled_message_account ON scheduled_message (account_id, due_at);

CREATE TABLE undo_time (
  account_id  BIGINT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  seconds     INT    NOT NULL                         -- 0: mail leaves at once
);
