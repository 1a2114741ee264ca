CREATE TABLE grain_state (
    grain_id   TEXT    NOT NULL,
    state_name TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    state      BLOB,
    PRIMARY KEY (grain_id, state_name)
) WITHOUT ROWID;

CREATE TABLE reminders (
    grain_id   TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    grain_hash INTEGER NOT NULL,
    start_at   INTEGER NOT NULL,
    period     INTEGER NOT NULL,
    etag       TEXT    NOT NULL,
    PRIMARY KEY (grain_id, name)
) WITHOUT ROWID;
CREATE INDEX reminders_by_hash ON reminders (grain_hash);
