CREATE TABLE endpoints (
    tenant       text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    owner        text COLLATE "C" NOT NULL,
    settings     text   NOT NULL,
    secrets      bytea  NOT NULL,
    state        text COLLATE "C" NOT NULL,
    state_reason text,
    version      bigint NOT NULL,
    drain_up_to  bigint NOT NULL,
    drain_rate   integer NOT NULL,
    created_at   bigint NOT NULL,
    updated_at   bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX endpoints_by_owner ON endpoints (tenant, owner, id);
CREATE INDEX endpoints_enabled ON endpoints (tenant, id) WHERE state = 'enabled';
CREATE INDEX endpoints_by_key ON endpoints (substr(secrets, 1, 4));

-- Apart from the endpoints, because it changes with every batch of outcomes and a settings' row is a hundred times as wide.
-- Half-full pages leave room for the next version of a row beside the last one (a HOT update).
CREATE TABLE cursors (
    tenant          text COLLATE "C" NOT NULL,
    endpoint_id     text COLLATE "C" NOT NULL,
    lease           bigint NOT NULL,
    cursor          bigint NOT NULL,
    failing_since   bigint,
    last_success_at bigint,
    PRIMARY KEY (tenant, endpoint_id)
) WITH (fillfactor = 50);

-- By the week of their event, so that they go with it.
CREATE TABLE deliveries (
    tenant           text COLLATE "C" NOT NULL,
    endpoint_id      text COLLATE "C" NOT NULL,
    seq              bigint  NOT NULL,
    event_id         text    NOT NULL,
    type             text COLLATE "C" NOT NULL,
    source           text COLLATE "C" NOT NULL,
    accepted_at      bigint  NOT NULL,
    status           text COLLATE "C" NOT NULL,
    attempts         integer NOT NULL,
    step             integer NOT NULL,
    trigger          text    NOT NULL,
    next_attempt_at  bigint,
    last_status_code integer,
    last_error       text,
    updated_at       bigint  NOT NULL,
    delivered_at     bigint,
    PRIMARY KEY (tenant, endpoint_id, seq, accepted_at)
) PARTITION BY RANGE (accepted_at);
-- No two keys are equal, so looking for equal ones whenever a page is full is in vain.
CREATE INDEX deliveries_by_seq ON deliveries (tenant, seq, endpoint_id) WITH (deduplicate_items = off);
CREATE INDEX deliveries_by_type ON deliveries (tenant, type, seq, endpoint_id) WITH (deduplicate_items = off);
CREATE INDEX deliveries_by_source ON deliveries (tenant, source, seq, endpoint_id) WITH (deduplicate_items = off);
-- A delivery that succeeds at once, which nearly all do, is in none of these.
CREATE INDEX deliveries_unsent ON deliveries (tenant, status, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_endpoint ON deliveries (tenant, status, endpoint_id, seq) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_type ON deliveries (tenant, status, type, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_unsent_by_source ON deliveries (tenant, status, source, seq, endpoint_id) WHERE status <> 'succeeded';
CREATE INDEX deliveries_waiting ON deliveries (tenant, endpoint_id, next_attempt_at, seq) WHERE next_attempt_at IS NOT NULL;
CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;

-- Spans are in microseconds; accepted_at is the event's.
CREATE TABLE attempts (
    tenant          text COLLATE "C" NOT NULL,
    endpoint_id     text COLLATE "C" NOT NULL,
    seq             bigint  NOT NULL,
    number          integer NOT NULL,
    accepted_at     bigint  NOT NULL,
    started_at      bigint  NOT NULL,
    trigger         text    NOT NULL,
    url             text    NOT NULL,
    status_code     integer,
    error_kind      text,
    dns             bigint,
    connect         bigint,
    tls             bigint,
    first_byte      bigint,
    duration        bigint  NOT NULL,
    request_head    text    NOT NULL,
    response_head   text    NOT NULL,
    response_body   bytea   NOT NULL,
    is_body_cut     boolean NOT NULL,
    next_attempt_at bigint,
    -- By seq first, so that new rows are at the end of it, and numbers are compared before texts.
    PRIMARY KEY (seq, endpoint_id, tenant, number, accepted_at)
) PARTITION BY RANGE (accepted_at);
-- Compressing what receivers answer costs more processor time than the disk is worth: it is rarely read.
ALTER TABLE attempts ALTER COLUMN response_body SET STORAGE EXTERNAL;
CREATE TABLE attempts_default PARTITION OF attempts DEFAULT;

CREATE TABLE replays (
    tenant      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    endpoint_id text COLLATE "C" NOT NULL,
    kind        text   NOT NULL,
    state       text COLLATE "C" NOT NULL,
    event_type  text,
    source      text,
    from_seq    bigint NOT NULL,
    to_seq      bigint NOT NULL,
    position    bigint NOT NULL,
    count       bigint NOT NULL,
    enqueued    bigint NOT NULL,
    rate        integer NOT NULL,
    created_at  bigint NOT NULL,
    updated_at  bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX replays_by_endpoint ON replays (tenant, endpoint_id, id);
CREATE INDEX replays_running ON replays (tenant, endpoint_id, id) WHERE state = 'running';
CREATE INDEX replays_by_age ON replays (updated_at);
