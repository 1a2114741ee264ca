-- Version 0 is the draft; the others are as they were published, the newest of them with is_current 1.
CREATE TABLE templates (
    tenant     TEXT NOT NULL,
    event_type TEXT NOT NULL,
    channel    INTEGER NOT NULL,
    language   TEXT NOT NULL,
    version    INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    parts      TEXT NOT NULL,
    compiled   TEXT NOT NULL,
    saved_at   INTEGER NOT NULL,
    saved_by   TEXT NOT NULL,
    PRIMARY KEY (tenant, event_type, channel, language, version)
) WITHOUT ROWID;
CREATE INDEX templates_current ON templates (tenant, event_type, channel, language) WHERE is_current = 1;
CREATE INDEX templates_heads ON templates (tenant, event_type, channel, language, version) WHERE version = 0 OR is_current = 1;
