-- How much of what waits a user published. Of other sources the audience may be longer than an index takes.
CREATE INDEX scheduled_events_by_user ON scheduled_events (tenant, audience) WHERE source = 'user' AND length(audience) < 2000;
