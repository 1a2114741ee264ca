-- Mail that its provider has not taken yet, a row each.
CREATE TABLE waiting_mail (
    tenant          text COLLATE "C" NOT NULL,
    channel         text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    attempts        bigint NOT NULL,
    next_attempt_at bigint NOT NULL,
    expires_at      bigint NOT NULL,
    sealed          bytea NOT NULL,
    PRIMARY KEY (tenant, channel, id)
);
