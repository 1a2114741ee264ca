-- Accepted, but for later: in the log when their time has come.
CREATE TABLE scheduled_events (
    tenant          text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    due_at          bigint NOT NULL,
    type            text COLLATE "C" NOT NULL,
    source          text COLLATE "C" NOT NULL,
    audience        text COLLATE "C" NOT NULL,
    priority        bigint NOT NULL,
    payload         bytea NOT NULL,
    idempotency_key text COLLATE "C",
    fingerprint     bytea NOT NULL,
    expires_at      bigint,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX scheduled_events_by_time ON scheduled_events (due_at);
CREATE UNIQUE INDEX scheduled_events_by_key ON scheduled_events (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- In the log, until their time: then they are withdrawn.
CREATE TABLE expiring_events (
    tenant text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    due_at bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX expiring_events_by_time ON expiring_events (due_at);
