-- Sign-ins that failed; without a user: the address was no member's.
CREATE TABLE sign_in_failures (
    id       TEXT NOT NULL PRIMARY KEY,
    tenant   TEXT NOT NULL,
    user_id  TEXT NOT NULL,
    network  TEXT NOT NULL,
    is_known INTEGER NOT NULL,
    at       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sign_in_failures_by_user ON sign_in_failures (tenant, user_id, at);
CREATE INDEX sign_in_failures_by_network ON sign_in_failures (network, at) WHERE is_known = 0;
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (at);
