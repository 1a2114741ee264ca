-- How many deliveries of this installation led to an event. A silo of the version before leaves it out.
ALTER TABLE events ADD COLUMN hops bigint NOT NULL DEFAULT 0;
ALTER TABLE scheduled_events ADD COLUMN hops bigint NOT NULL DEFAULT 0;
