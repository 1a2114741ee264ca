CREATE TABLE users (
    tenant     TEXT    NOT NULL,
    user_id    TEXT    NOT NULL,
    joined_seq INTEGER NOT NULL,
    read_up_to INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, user_id)
) WITHOUT ROWID;

CREATE TABLE item_states (
    tenant  TEXT    NOT NULL,
    user_id TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    version INTEGER NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (tenant, user_id, seq)
) WITHOUT ROWID;
CREATE INDEX item_states_by_version ON item_states (tenant, user_id, version);
CREATE INDEX item_states_by_seq ON item_states (tenant, seq);
