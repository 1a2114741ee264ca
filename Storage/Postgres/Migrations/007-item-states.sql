-- At most one of read_at and unread_at is there: unread_at says that it was marked unread, whatever read_up_to says.
-- is_kept is 1 when more than reading was done to it: the row is kept when read_up_to makes the reading superfluous.
ALTER TABLE item_states
    ADD COLUMN unread_at     bigint,
    ADD COLUMN seen_at       bigint,
    ADD COLUMN dismissed_at  bigint,
    ADD COLUMN archived_at   bigint,
    ADD COLUMN snoozed_until bigint,
    ADD COLUMN is_kept       bigint NOT NULL DEFAULT 0;
CREATE INDEX item_states_unread ON item_states (tenant, user_id, seq) WHERE unread_at IS NOT NULL;
