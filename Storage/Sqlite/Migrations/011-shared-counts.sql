-- How many events of after_seq < seq <= up_to_seq that have several keys (is_shared) somebody sees: counting does not read them all.
CREATE TABLE shared_counts (
    tenant    TEXT NOT NULL,
    user_id   TEXT NOT NULL,
    after_seq INTEGER NOT NULL,
    up_to_seq INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    PRIMARY KEY (tenant, user_id)
) WITHOUT ROWID;
