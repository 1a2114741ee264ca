-- Deliveries of the endpoint that were last changed up to then are to be cancelled; also when the endpoint is deleted.
ALTER TABLE cursors ADD COLUMN cancel_until INTEGER;
CREATE INDEX cursors_cancelling ON cursors (tenant, endpoint_id) WHERE cancel_until IS NOT NULL;
