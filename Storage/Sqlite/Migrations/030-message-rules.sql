-- When messages of an event type go on a channel: so long after the event, or gathered in one. digest_minute: of the person's day.
CREATE TABLE message_rules (
    tenant         TEXT    NOT NULL,
    event_type     TEXT    NOT NULL,
    channel        INTEGER NOT NULL,
    delay_seconds  INTEGER NOT NULL,
    digest_seconds INTEGER,
    digest_minute  INTEGER,
    send_when      INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (tenant, event_type, channel)
) WITHOUT ROWID;

-- send_when 1: not when the person has read it. digest_until: further events of the type to the same address join it until then.
ALTER TABLE messages ADD COLUMN send_when INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN digest_until INTEGER;
ALTER TABLE messages ADD COLUMN digest_count INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_digests ON messages (tenant, address, channel, person, event_type) WHERE digest_until IS NOT NULL AND state = 0;

CREATE TABLE message_digest_events (
    tenant     TEXT    NOT NULL,
    message_id TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    PRIMARY KEY (tenant, message_id, seq)
) WITHOUT ROWID;
