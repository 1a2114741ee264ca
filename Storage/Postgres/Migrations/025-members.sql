-- Sign-ins that failed; without a user: the address was no member's.
CREATE TABLE sign_in_failures (
    id       text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant   text COLLATE "C" NOT NULL,
    user_id  text COLLATE "C" NOT NULL,
    network  text COLLATE "C" NOT NULL,
    is_known bigint NOT NULL,
    at       bigint NOT NULL
);
CREATE INDEX sign_in_failures_by_user ON sign_in_failures (tenant, user_id, at);
CREATE INDEX sign_in_failures_by_network ON sign_in_failures (network, at) WHERE is_known = 0;
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (at);
