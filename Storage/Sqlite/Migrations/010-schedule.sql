-- Accepted, but for later: in the log when their time has come.
CREATE TABLE scheduled_events (
    tenant          TEXT NOT NULL,
    id              TEXT NOT NULL,
    due_at          INTEGER NOT NULL,
    type            TEXT NOT NULL,
    source          TEXT NOT NULL,
    audience        TEXT NOT NULL,
    priority        INTEGER NOT NULL,
    payload         BLOB NOT NULL,
    idempotency_key TEXT,
    fingerprint     BLOB NOT NULL,
    expires_at      INTEGER,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX scheduled_events_by_time ON scheduled_events (due_at);
CREATE UNIQUE INDEX scheduled_events_by_key ON scheduled_events (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- In the log, until their time: then they are withdrawn.
CREATE TABLE expiring_events (
    tenant TEXT NOT NULL,
    id     TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX expiring_events_by_time ON expiring_events (due_at);
