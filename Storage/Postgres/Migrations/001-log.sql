-- Half-full pages leave room for the next version of a head beside the last one (a HOT update).
CREATE TABLE log_heads (
    tenant     text COLLATE "C" NOT NULL PRIMARY KEY,
    epoch      text   NOT NULL,
    seq        bigint NOT NULL,
    oldest_seq bigint NOT NULL
) WITH (fillfactor = 50);

-- One partition a week; the default partition takes what no week was made for, so that an append never fails for want of one.
CREATE TABLE events (
    tenant      text COLLATE "C" NOT NULL,
    seq         bigint NOT NULL,
    id          text COLLATE "C" NOT NULL,
    type        text   NOT NULL,
    source      text   NOT NULL,
    audience    text   NOT NULL,
    priority    bigint NOT NULL,
    payload     bytea  NOT NULL,
    accepted_at bigint NOT NULL,
    PRIMARY KEY (tenant, seq, accepted_at)
) PARTITION BY RANGE (accepted_at);
CREATE INDEX events_by_id ON events (tenant, id);
CREATE TABLE events_default PARTITION OF events DEFAULT;

CREATE TABLE audience (
    tenant      text COLLATE "C" NOT NULL,
    key         text COLLATE "C" NOT NULL,
    seq         bigint NOT NULL,
    accepted_at bigint NOT NULL
) PARTITION BY RANGE (accepted_at);
CREATE INDEX audience_by_key ON audience (tenant, key, seq DESC) INCLUDE (accepted_at);
CREATE TABLE audience_default PARTITION OF audience DEFAULT;

CREATE TABLE idempotency_keys (
    tenant      text COLLATE "C" NOT NULL,
    key         text COLLATE "C" NOT NULL,
    fingerprint bytea  NOT NULL,
    event_id    text   NOT NULL,
    seq         bigint NOT NULL,
    accepted_at bigint NOT NULL,
    PRIMARY KEY (tenant, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (accepted_at);
