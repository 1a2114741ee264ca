-- One row for each message to a person: one event, one channel, one address. See docs/channels.md for the states.
CREATE TABLE messages (
    tenant              TEXT    NOT NULL,
    id                  TEXT    NOT NULL,
    seq                 INTEGER NOT NULL,
    event_id            TEXT    NOT NULL,
    event_type          TEXT    NOT NULL,
    source              TEXT    NOT NULL,
    person              TEXT    NOT NULL,
    channel             INTEGER NOT NULL,
    address             TEXT    NOT NULL,
    priority            INTEGER NOT NULL,
    state               INTEGER NOT NULL,
    attempts            INTEGER NOT NULL,
    due_at              INTEGER NOT NULL,
    expires_at          INTEGER,
    reason              TEXT,
    detail              TEXT,
    provider            TEXT,
    account             TEXT,
    provider_message_id TEXT,
    segments            INTEGER NOT NULL DEFAULT 0,
    price_micros        INTEGER,
    decision            TEXT,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX messages_once ON messages (tenant, seq, channel, address, person);
CREATE INDEX messages_due ON messages (tenant, channel, priority, due_at, id) WHERE state = 0;
CREATE INDEX messages_sending ON messages (tenant, channel, id) WHERE state = 1;
CREATE INDEX messages_by_person ON messages (tenant, person, id) WHERE person <> '';
CREATE INDEX messages_by_address ON messages (tenant, address, id);
CREATE INDEX messages_by_provider_id ON messages (tenant, provider_message_id) WHERE provider_message_id IS NOT NULL;
-- A message that a provider took is in none of these.
CREATE INDEX messages_unsent ON messages (tenant, state, id) WHERE state NOT BETWEEN 3 AND 7;
CREATE INDEX messages_by_age ON messages (created_at);
-- For callbacks of the operator's accounts, whose addresses name no tenant.
CREATE INDEX messages_by_id ON messages (id);

CREATE TABLE message_attempts (
    tenant     TEXT    NOT NULL,
    message_id TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    provider   TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    outcome    INTEGER,
    code       TEXT,
    detail     TEXT,
    PRIMARY KEY (tenant, message_id, number)
) WITHOUT ROWID;

-- What providers reported of messages, each fact once.
CREATE TABLE message_facts (
    tenant      TEXT    NOT NULL,
    message_id  TEXT    NOT NULL,
    fact_id     TEXT    NOT NULL,
    state       INTEGER,
    word        TEXT    NOT NULL,
    code        TEXT,
    detail      TEXT,
    at          INTEGER,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, message_id, fact_id)
) WITHOUT ROWID;

-- Facts that came before the provider's id of their message was known here; kept for a day.
CREATE TABLE early_facts (
    tenant              TEXT    NOT NULL,
    provider_message_id TEXT    NOT NULL,
    fact_id             TEXT    NOT NULL,
    state               INTEGER,
    word                TEXT    NOT NULL,
    code                TEXT,
    detail              TEXT,
    at                  INTEGER,
    received_at         INTEGER NOT NULL,
    PRIMARY KEY (tenant, provider_message_id, fact_id)
) WITHOUT ROWID;
CREATE INDEX early_facts_by_age ON early_facts (received_at);

-- Up to where a tenant's log is planned into messages.
CREATE TABLE message_cursors (
    tenant TEXT    NOT NULL PRIMARY KEY,
    seq    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO message_cursors (tenant, seq) SELECT tenant, seq FROM log_heads;

CREATE TABLE provider_accounts (
    tenant          TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    channel         INTEGER NOT NULL,
    provider        TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    settings        BLOB    NOT NULL,
    position        INTEGER NOT NULL,
    is_paused       INTEGER NOT NULL,
    rate_per_second INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX provider_accounts_by_key ON provider_accounts (substr(settings, 1, 4));

-- Until when WhatsApp takes free text to a number: 24 hours from its last message.
CREATE TABLE whatsapp_windows (
    tenant     TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    until      INTEGER NOT NULL,
    PRIMARY KEY (tenant, address)
) WITHOUT ROWID;

-- Units (segments, mails, pushes) of a tenant's channel in one period: reserved before a call, never above the cap.
CREATE TABLE message_budgets (
    tenant  TEXT    NOT NULL,
    channel INTEGER NOT NULL,
    period  TEXT    NOT NULL,
    cap     INTEGER NOT NULL,
    used    INTEGER NOT NULL,
    PRIMARY KEY (tenant, channel, period)
) WITHOUT ROWID;

ALTER TABLE captured_mail ADD COLUMN channel TEXT NOT NULL DEFAULT 'email';
ALTER TABLE captured_mail ADD COLUMN provider TEXT NOT NULL DEFAULT 'capture';
ALTER TABLE captured_mail ADD COLUMN tenant TEXT NOT NULL DEFAULT '';
ALTER TABLE captured_mail ADD COLUMN note TEXT;
