-- Acts on all deliveries of a filter, newest first. position: where the last page ended; null: at the beginning.
CREATE TABLE bulk_jobs (
    tenant     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    filter     TEXT    NOT NULL,
    asked      TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    position   TEXT,
    done       INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    rate       INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX bulk_jobs_running ON bulk_jobs (id) WHERE state = 'running';
