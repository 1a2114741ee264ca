-- When messages of an event type go on a channel: so long after the event, or gathered in one. digest_minute: of the person's day.
CREATE TABLE message_rules (
    tenant         text COLLATE "C" NOT NULL,
    event_type     text COLLATE "C" NOT NULL,
    channel        bigint NOT NULL,
    delay_seconds  bigint NOT NULL,
    digest_seconds bigint,
    digest_minute  bigint,
    send_when      bigint NOT NULL,
    updated_at     bigint NOT NULL,
    PRIMARY KEY (tenant, event_type, channel)
);

-- send_when 1: not when the person has read it. digest_until: further events of the type to the same address join it until then.
ALTER TABLE messages ADD COLUMN send_when bigint NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN digest_until bigint;
ALTER TABLE messages ADD COLUMN digest_count bigint NOT NULL DEFAULT 0;
CREATE INDEX messages_digests ON messages (tenant, address, channel, person, event_type) WHERE digest_until IS NOT NULL AND state = 0;

CREATE TABLE message_digest_events (
    tenant     text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    seq        bigint NOT NULL,
    PRIMARY KEY (tenant, message_id, seq)
);
