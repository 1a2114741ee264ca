CREATE TABLE people (
    tenant         TEXT NOT NULL,
    id             TEXT NOT NULL,
    name           TEXT,
    language       TEXT,
    time_zone      TEXT,
    default_region TEXT,
    quiet_from     TEXT,
    quiet_until    TEXT,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;

CREATE TABLE addresses (
    tenant      TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    channel     INTEGER NOT NULL,
    address     TEXT NOT NULL,
    is_valid    INTEGER NOT NULL,
    verified_at INTEGER,
    whatsapp_id TEXT,
    push_keys   TEXT,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant, person_id, channel, address)
) WITHOUT ROWID;
CREATE INDEX addresses_by_address ON addresses (tenant, channel, address);
CREATE INDEX addresses_by_whatsapp_id ON addresses (tenant, whatsapp_id) WHERE whatsapp_id IS NOT NULL;

-- What people agreed to or took back: rows are only added.
CREATE TABLE consents (
    tenant    TEXT NOT NULL,
    person_id TEXT NOT NULL,
    id        TEXT NOT NULL,
    kind      INTEGER NOT NULL,
    category  INTEGER NOT NULL,
    channel   INTEGER,
    source    TEXT NOT NULL,
    at        INTEGER NOT NULL,
    proof     TEXT,
    PRIMARY KEY (tenant, person_id, id)
) WITHOUT ROWID;

CREATE TABLE preferences (
    tenant     TEXT NOT NULL,
    person_id  TEXT NOT NULL,
    category   INTEGER NOT NULL,
    channel    INTEGER NOT NULL,
    is_allowed INTEGER NOT NULL,
    PRIMARY KEY (tenant, person_id, category, channel)
) WITHOUT ROWID;

-- Addresses that get no messages; category -1: as wide as the cause. One row for each reason, released or not.
CREATE TABLE suppressions (
    tenant      TEXT NOT NULL,
    id          TEXT NOT NULL,
    channel     INTEGER NOT NULL,
    address     TEXT NOT NULL,
    cause       INTEGER NOT NULL,
    category    INTEGER NOT NULL,
    source      TEXT NOT NULL,
    detail      TEXT NOT NULL,
    at          INTEGER NOT NULL,
    expires_at  INTEGER,
    released_at INTEGER,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX suppressions_by_address ON suppressions (tenant, channel, address, cause, category);
