-- Mail that its provider has not taken yet, a row each.
CREATE TABLE waiting_mail (
    tenant          TEXT NOT NULL,
    channel         TEXT NOT NULL,
    id              TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    sealed          BLOB NOT NULL,
    PRIMARY KEY (tenant, channel, id)
) WITHOUT ROWID;
