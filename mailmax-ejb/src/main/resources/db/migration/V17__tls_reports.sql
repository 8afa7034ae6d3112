-- The policy that a domain's sessions of a day were held against (RFC 8460 section 4.4); tls_result counts them.
CREATE TABLE tls_policy (
  utc_day      BIGINT        NOT NULL,                -- days since 1970-01-01
  domain       VARCHAR(255)  NOT NULL,
  policy_type  VARCHAR(16)   NOT NULL,
  policy       VARCHAR(4000) NOT NULL,                -- its lines, as they were last
  mx           VARCHAR(4000) NOT NULL,                -- the hosts an MTA-STS policy names, separated by a blank
  PRIMARY KEY (utc_day, domain, policy_type)
);
