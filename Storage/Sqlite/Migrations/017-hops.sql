-- How many deliveries of this installation led to an event.
ALTER TABLE events ADD COLUMN hops INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scheduled_events ADD COLUMN hops INTEGER NOT NULL DEFAULT 0;
