-- What one address may get of a channel; without a row as much as comes.
CREATE TABLE message_throttles (
    tenant         TEXT NOT NULL,
    channel        INTEGER NOT NULL,
    most           INTEGER NOT NULL,
    window_seconds INTEGER NOT NULL,
    PRIMARY KEY (tenant, channel)
) WITHOUT ROWID;
