-- Until then the activation that has the lease finishes its attempts in flight; no other takes it.
ALTER TABLE cursors ADD COLUMN settles_until bigint;
