-- One row for each message to a person: one event, one channel, one address. See docs/channels.md for the states.
CREATE TABLE messages (
    tenant              text COLLATE "C" NOT NULL,
    id                  text COLLATE "C" NOT NULL,
    seq                 bigint NOT NULL,
    event_id            text NOT NULL,
    event_type          text NOT NULL,
    source              text NOT NULL,
    person              text COLLATE "C" NOT NULL,
    channel             bigint NOT NULL,
    address             text COLLATE "C" NOT NULL,
    priority            bigint NOT NULL,
    state               bigint NOT NULL,
    attempts            bigint NOT NULL,
    due_at              bigint NOT NULL,
    expires_at          bigint,
    reason              text,
    detail              text,
    provider            text,
    account             text,
    provider_message_id text COLLATE "C",
    segments            bigint NOT NULL DEFAULT 0,
    price_micros        bigint,
    decision            text,
    created_at          bigint NOT NULL,
    updated_at          bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
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
    tenant     text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    provider   text NOT NULL,
    account    text NOT NULL,
    started_at bigint NOT NULL,
    ended_at   bigint,
    outcome    bigint,
    code       text,
    detail     text,
    PRIMARY KEY (tenant, message_id, number)
);

-- What providers reported of messages, each fact once.
CREATE TABLE message_facts (
    tenant      text COLLATE "C" NOT NULL,
    message_id  text COLLATE "C" NOT NULL,
    fact_id     text COLLATE "C" NOT NULL,
    state       bigint,
    word        text NOT NULL,
    code        text,
    detail      text,
    at          bigint,
    received_at bigint NOT NULL,
    PRIMARY KEY (tenant, message_id, fact_id)
);

-- Facts that came before the provider's id of their message was known here; kept for a day.
CREATE TABLE early_facts (
    tenant              text COLLATE "C" NOT NULL,
    provider_message_id text COLLATE "C" NOT NULL,
    fact_id             text COLLATE "C" NOT NULL,
    state               bigint,
    word                text NOT NULL,
    code                text,
    detail              text,
    at                  bigint,
    received_at         bigint NOT NULL,
    PRIMARY KEY (tenant, provider_message_id, fact_id)
);
CREATE INDEX early_facts_by_age ON early_facts (received_at);

-- Up to where a tenant's log is planned into messages.
CREATE TABLE message_cursors (
    tenant text COLLATE "C" NOT NULL PRIMARY KEY,
    seq    bigint NOT NULL
);
INSERT INTO message_cursors (tenant, seq) SELECT tenant, seq FROM log_heads;

CREATE TABLE provider_accounts (
    tenant          text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    channel         bigint NOT NULL,
    provider        text NOT NULL,
    name            text NOT NULL,
    settings        bytea NOT NULL,
    position        bigint NOT NULL,
    is_paused       bigint NOT NULL,
    rate_per_second bigint NOT NULL,
    created_at      bigint NOT NULL,
    updated_at      bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX provider_accounts_by_key ON provider_accounts (substr(settings, 1, 4));

-- Until when WhatsApp takes free text to a number: 24 hours from its last message.
CREATE TABLE whatsapp_windows (
    tenant     text COLLATE "C" NOT NULL,
    address    text COLLATE "C" NOT NULL,
    until      bigint NOT NULL,
    PRIMARY KEY (tenant, address)
);

-- Units (segments, mails, pushes) of a tenant's channel in one period: reserved before a call, never above the cap.
CREATE TABLE message_budgets (
    tenant  text COLLATE "C" NOT NULL,
    channel bigint NOT NULL,
    period  text COLLATE "C" NOT NULL,
    cap     bigint NOT NULL,
    used    bigint NOT NULL,
    PRIMARY KEY (tenant, channel, period)
);

ALTER TABLE captured_mail ADD COLUMN channel text NOT NULL DEFAULT 'email';
ALTER TABLE captured_mail ADD COLUMN provider text NOT NULL DEFAULT 'capture';
ALTER TABLE captured_mail ADD COLUMN tenant text NOT NULL DEFAULT '';
ALTER TABLE captured_mail ADD COLUMN note text;
