-- What one address may get of a channel; without a row as much as comes.
CREATE TABLE message_throttles (
    tenant         text NOT NULL,
    channel        bigint NOT NULL,
    most           bigint NOT NULL,
    window_seconds bigint NOT NULL,
    PRIMARY KEY (tenant, channel)
);
