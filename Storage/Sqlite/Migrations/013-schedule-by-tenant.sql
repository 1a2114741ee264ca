-- What is due is looked for tenant by tenant: one that cannot take its events holds up nobody else's.
CREATE INDEX scheduled_events_by_tenant ON scheduled_events (tenant, due_at, id);
CREATE INDEX expiring_events_by_tenant ON expiring_events (tenant, due_at, id);
