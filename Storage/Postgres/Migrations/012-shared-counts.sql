-- How many events of after_seq < seq <= up_to_seq that have several keys (is_shared) somebody sees: counting does not read them all.
CREATE TABLE shared_counts (
    tenant    text COLLATE "C" NOT NULL,
    user_id   text COLLATE "C" NOT NULL,
    after_seq bigint NOT NULL,
    up_to_seq bigint NOT NULL,
    events    bigint NOT NULL,
    PRIMARY KEY (tenant, user_id)
);
