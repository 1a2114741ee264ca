CREATE TABLE grain_state (
    grain_id   text COLLATE "C" NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    state      bytea,
    PRIMARY KEY (grain_id, state_name)
);

CREATE TABLE reminders (
    grain_id   text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    grain_hash bigint NOT NULL,
    start_at   bigint NOT NULL,
    period     bigint NOT NULL,
    etag       text   NOT NULL,
    PRIMARY KEY (grain_id, name)
);
CREATE INDEX reminders_by_hash ON reminders (grain_hash);
