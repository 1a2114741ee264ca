CREATE TABLE log_heads (
    tenant     TEXT    NOT NULL PRIMARY KEY,
    epoch      TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    oldest_seq INTEGER NOT NULL
) WITHOUT ROWID;

-- A rowid table: rows of several hundred bytes in the inner pages of a WITHOUT ROWID tree would make it deep.
CREATE TABLE events (
    tenant      TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    id          TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    audience    TEXT    NOT NULL,
    priority    INTEGER NOT NULL,
    payload     BLOB    NOT NULL,
    accepted_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX events_by_seq ON events (tenant, seq);
CREATE INDEX events_by_id ON events (tenant, id);

CREATE TABLE audience (
    tenant      TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, key, seq)
) WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    tenant      TEXT    NOT NULL,
    key         TEXT    NOT NULL,
    fingerprint BLOB    NOT NULL,
    event_id    TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (accepted_at);
