CREATE TABLE people (
    tenant         text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL,
    name           text,
    language       text,
    time_zone      text,
    default_region text,
    quiet_from     text,
    quiet_until    text,
    created_at     bigint NOT NULL,
    updated_at     bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE addresses (
    tenant      text COLLATE "C" NOT NULL,
    person_id   text COLLATE "C" NOT NULL,
    channel     bigint NOT NULL,
    address     text COLLATE "C" NOT NULL,
    is_valid    bigint NOT NULL,
    verified_at bigint,
    whatsapp_id text COLLATE "C",
    push_keys   text,
    created_at  bigint NOT NULL,
    PRIMARY KEY (tenant, person_id, channel, address)
);
CREATE INDEX addresses_by_address ON addresses (tenant, channel, address);
CREATE INDEX addresses_by_whatsapp_id ON addresses (tenant, whatsapp_id) WHERE whatsapp_id IS NOT NULL;

-- What people agreed to or took back: rows are only added.
CREATE TABLE consents (
    tenant    text COLLATE "C" NOT NULL,
    person_id text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    kind      bigint NOT NULL,
    category  bigint NOT NULL,
    channel   bigint,
    source    text NOT NULL,
    at        bigint NOT NULL,
    proof     text,
    PRIMARY KEY (tenant, person_id, id)
);

CREATE TABLE preferences (
    tenant     text COLLATE "C" NOT NULL,
    person_id  text COLLATE "C" NOT NULL,
    category   bigint NOT NULL,
    channel    bigint NOT NULL,
    is_allowed bigint NOT NULL,
    PRIMARY KEY (tenant, person_id, category, channel)
);

-- Addresses that get no messages; category -1: as wide as the cause. One row for each reason, released or not.
CREATE TABLE suppressions (
    tenant      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    channel     bigint NOT NULL,
    address     text COLLATE "C" NOT NULL,
    cause       bigint NOT NULL,
    category    bigint NOT NULL,
    source      text NOT NULL,
    detail      text NOT NULL,
    at          bigint NOT NULL,
    expires_at  bigint,
    released_at bigint,
    PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX suppressions_by_address ON suppressions (tenant, channel, address, cause, category);
