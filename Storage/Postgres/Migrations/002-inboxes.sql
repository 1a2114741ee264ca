CREATE TABLE users (
    tenant     text COLLATE "C" NOT NULL,
    user_id    text COLLATE "C" NOT NULL,
    joined_seq bigint NOT NULL,
    read_up_to bigint NOT NULL,
    version    bigint NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (tenant, user_id)
);

CREATE TABLE item_states (
    tenant  text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    seq     bigint NOT NULL,
    version bigint NOT NULL,
    read_at bigint,
    PRIMARY KEY (tenant, user_id, seq)
);
CREATE INDEX item_states_by_version ON item_states (tenant, user_id, version);
CREATE INDEX item_states_by_seq ON item_states (tenant, seq);
