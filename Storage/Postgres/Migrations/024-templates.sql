-- Version 0 is the draft; the others are as they were published, the newest of them with is_current 1.
CREATE TABLE templates (
    tenant     text COLLATE "C" NOT NULL,
    event_type text COLLATE "C" NOT NULL,
    channel    bigint NOT NULL,
    language   text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    is_current bigint NOT NULL,
    parts      text NOT NULL,
    compiled   text NOT NULL,
    saved_at   bigint NOT NULL,
    saved_by   text NOT NULL,
    PRIMARY KEY (tenant, event_type, channel, language, version)
);
CREATE INDEX templates_current ON templates (tenant, event_type, channel, language) WHERE is_current = 1;
CREATE INDEX templates_heads ON templates (tenant, event_type, channel, language, version) WHERE version = 0 OR is_current = 1;
