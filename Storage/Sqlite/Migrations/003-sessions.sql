CREATE TABLE sessions (
    token_hash      TEXT    NOT NULL PRIMARY KEY,
    tenant          TEXT    NOT NULL,
    user_id         TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    idle_expires_at INTEGER NOT NULL,
    revoked_at      INTEGER
) WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (tenant, user_id, created_at, token_hash);

CREATE TABLE otp_challenges (
    challenge_id   TEXT    NOT NULL PRIMARY KEY,
    tenant         TEXT    NOT NULL,
    user_id        TEXT    NOT NULL,
    code_hash      TEXT    NOT NULL,
    client_address TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    guesses        INTEGER NOT NULL,
    used_at        INTEGER,
    superseded_at  INTEGER
) WITHOUT ROWID;
CREATE INDEX otp_challenges_by_user ON otp_challenges (tenant, user_id, created_at);
CREATE INDEX otp_challenges_by_address ON otp_challenges (client_address, created_at);
CREATE INDEX otp_challenges_by_age ON otp_challenges (created_at);

-- One row a guess that has not led to a success; a success removes the user's rows.
CREATE TABLE otp_guesses (
    id      INTEGER PRIMARY KEY,
    tenant  TEXT    NOT NULL,
    user_id TEXT    NOT NULL,
    at      INTEGER NOT NULL
);
CREATE INDEX otp_guesses_by_user ON otp_guesses (tenant, user_id, at);
CREATE INDEX otp_guesses_by_age ON otp_guesses (at);
