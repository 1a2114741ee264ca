-- At most one of read_at and unread_at is there: unread_at says that it was marked unread, whatever read_up_to says.
ALTER TABLE item_states ADD COLUMN unread_at INTEGER;
ALTER TABLE item_states ADD COLUMN seen_at INTEGER;
ALTER TABLE item_states ADD COLUMN dismissed_at INTEGER;
ALTER TABLE item_states ADD COLUMN archived_at INTEGER;
ALTER TABLE item_states ADD COLUMN snoozed_until INTEGER;
-- 1: more than reading was done to it, so the row is kept when read_up_to makes the reading superfluous.
ALTER TABLE item_states ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0;
CREATE INDEX item_states_unread ON item_states (tenant, user_id, seq) WHERE unread_at IS NOT NULL;
