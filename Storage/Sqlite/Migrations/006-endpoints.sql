CREATE TABLE endpoints (
    tenant       TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    owner        TEXT    NOT NULL,
    settings     TEXT    NOT NULL,
    secrets      BLOB    NOT NULL,
    state        TEXT    NOT NULL,
    state_reason TEXT,
    version      INTEGER NOT NULL,
    drain_up_to  INTEGER NOT NULL,
    drain_rate   INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX endpoints_by_owner ON endpoints (tenant, owner, id);
CREATE INDEX endpoints_enabled ON endpoints (tenant, id) WHERE state = 'enabled';
CREATE INDEX endpoints_by_key ON endpoints (substr(secrets, 1, 4));

-- Apart from the endpoints, because it changes with every batch of outcomes and a settings' row is a hundred times as wide.
CREATE TABLE cursors (
    tenant          TEXT    NOT NULL,
    endpoint_id     TEXT    NOT NULL,
    lease           INTEGER NOT NULL,
    cursor          INTEGER NOT NULL,
    failing_since   INTEGER,
    last_success_at INTEGER,
    PRIMARY KEY (tenant, endpoint_id)
) WITHOUT ROWID;

CREATE TABLE deliveries (
    tenant           TEXT    NOT NULL,
    endpoint_id      TEXT    NOT NULL,
    seq              INTEGER NOT NULL,
    event_id         TEXT    NOT NULL,
    type             TEXT    NOT NULL,
    source           TEXT    NOT NULL,
    accepted_at      INTEGER NOT NULL,
    status           TEXT    NOT NULL,
    attempts         INTEGER NOT NULL,
    step             INTEGER NOT NULL,
    trigger          TEXT    NOT NULL,
    next_attempt_at  INTEGER,
    last_status_code INTEGER,
    last_error       TEXT,
    updated_at       INTEGER NOT NULL,
    delivered_at     INTEGER
);
CREATE UNIQUE INDEX deliveries_by_endpoint ON deliveries (tenant, endpoint_id, seq);
CREATE INDEX deliveries_by_seq ON deliveries (tenant, seq, endpoint_id);
CREATE INDEX deliveries_by_type ON deliveries (tenant, type, seq, endpoint_id);
CREATE INDEX deliveries_by_source ON deliveries (tenant, source, seq, endpoint_id);
-- A delivery that succeeds at once, which nearly all do, is in none of these.
CREATE INDEX deliveries_unsent ON deliveries (tenant, status, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_endpoint ON deliveries (tenant, status, endpoint_id, seq) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_type ON deliveries (tenant, status, type, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_source ON deliveries (tenant, status, source, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_waiting ON deliveries (tenant, endpoint_id, next_attempt_at, seq) WHERE next_attempt_at IS NOT NULL;

-- Spans are in microseconds.
CREATE TABLE attempts (
    tenant          TEXT    NOT NULL,
    endpoint_id     TEXT    NOT NULL,
    seq             INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    started_at      INTEGER NOT NULL,
    trigger         TEXT    NOT NULL,
    url             TEXT    NOT NULL,
    status_code     INTEGER,
    error_kind      TEXT,
    dns             INTEGER,
    connect         INTEGER,
    tls             INTEGER,
    first_byte      INTEGER,
    duration        INTEGER NOT NULL,
    request_head    TEXT    NOT NULL,
    response_head   TEXT    NOT NULL,
    response_body   BLOB    NOT NULL,
    is_body_cut     INTEGER NOT NULL,
    next_attempt_at INTEGER,
    -- By seq first, so that new rows are at the end of it.
    PRIMARY KEY (seq, endpoint_id, tenant, number)
);

CREATE TABLE replays (
    tenant      TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    endpoint_id TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    event_type  TEXT,
    source      TEXT,
    from_seq    INTEGER NOT NULL,
    to_seq      INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    enqueued    INTEGER NOT NULL,
    rate        INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX replays_by_endpoint ON replays (tenant, endpoint_id, id);
CREATE INDEX replays_running ON replays (tenant, endpoint_id, id) WHERE state = 'running';
CREATE INDEX replays_by_age ON replays (updated_at);
