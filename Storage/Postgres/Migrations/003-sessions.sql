CREATE TABLE sessions (
    token_hash      text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant          text COLLATE "C" NOT NULL,
    user_id         text COLLATE "C" NOT NULL,
    created_at      bigint NOT NULL,
    expires_at      bigint NOT NULL,
    idle_expires_at bigint NOT NULL,
    revoked_at      bigint
);
CREATE INDEX sessions_by_user ON sessions (tenant, user_id, created_at, token_hash);

CREATE TABLE otp_challenges (
    challenge_id   text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant         text COLLATE "C" NOT NULL,
    user_id        text COLLATE "C" NOT NULL,
    code_hash      text   NOT NULL,
    client_address text COLLATE "C" NOT NULL,
    created_at     bigint NOT NULL,
    expires_at     bigint NOT NULL,
    guesses        bigint NOT NULL,
    used_at        bigint,
    superseded_at  bigint
);
CREATE INDEX otp_challenges_by_user ON otp_challenges (tenant, user_id, created_at);
CREATE INDEX otp_challenges_by_address ON otp_challenges (client_address, created_at);
CREATE INDEX otp_challenges_by_age ON otp_challenges (created_at);

-- One row a guess that has not led to a success; a success removes the user's rows.
CREATE TABLE otp_guesses (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant  text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    at      bigint NOT NULL
);
CREATE INDEX otp_guesses_by_user ON otp_guesses (tenant, user_id, at);
CREATE INDEX otp_guesses_by_age ON otp_guesses (at);
