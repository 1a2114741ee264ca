-- What waits or is under way, one narrow row each, so that the steps of a message change no index of its wide row. The lane is the priority of what
-- waits, and 0 while an attempt is under way. Triggers keep it: also a process of the version before writes messages.
CREATE TABLE message_queue (
    tenant  text COLLATE "C" NOT NULL,
    channel bigint NOT NULL,
    lane    bigint NOT NULL,
    due_at  bigint NOT NULL,
    id      text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, channel, lane, due_at, id)
);
CREATE INDEX message_queue_waiting ON message_queue (tenant, id) WHERE lane > 0;
CREATE INDEX message_queue_sending ON message_queue (tenant, id) WHERE lane = 0;

CREATE FUNCTION follow_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state IN (0, 1) AND NEW.state IN (0, 1) THEN
        UPDATE message_queue SET lane = CASE NEW.state WHEN 0 THEN NEW.priority ELSE 0 END, due_at = NEW.due_at
        WHERE tenant = OLD.tenant AND channel = OLD.channel AND lane = CASE OLD.state WHEN 0 THEN OLD.priority ELSE 0 END AND due_at = OLD.due_at
            AND id = OLD.id;
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.state IN (0, 1) THEN
        DELETE FROM message_queue
        WHERE tenant = OLD.tenant AND channel = OLD.channel AND lane = CASE OLD.state WHEN 0 THEN OLD.priority ELSE 0 END AND due_at = OLD.due_at
            AND id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state IN (0, 1) THEN
        INSERT INTO message_queue (tenant, channel, lane, due_at, id)
        VALUES (NEW.tenant, NEW.channel, CASE NEW.state WHEN 0 THEN NEW.priority ELSE 0 END, NEW.due_at, NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER messages_planned AFTER INSERT ON messages FOR EACH ROW WHEN (NEW.state IN (0, 1)) EXECUTE FUNCTION follow_message();
CREATE TRIGGER messages_moved AFTER UPDATE OF state, due_at ON messages FOR EACH ROW
    WHEN ((OLD.state IN (0, 1) OR NEW.state IN (0, 1)) AND (OLD.state <> NEW.state OR OLD.due_at <> NEW.due_at)) EXECUTE FUNCTION follow_message();
CREATE TRIGGER messages_erased AFTER DELETE ON messages FOR EACH ROW WHEN (OLD.state IN (0, 1)) EXECUTE FUNCTION follow_message();

INSERT INTO message_queue (tenant, channel, lane, due_at, id)
SELECT tenant, channel, CASE state WHEN 0 THEN priority ELSE 0 END, due_at, id FROM messages WHERE state IN (0, 1);

-- The state of what ended and no provider is known to have taken. An index of it, unlike one of the state, has nothing to do with a message that
-- goes its usual way, and where no index has to do with a change, a page keeps it to itself. This writes the whole table once more.
ALTER TABLE messages ADD COLUMN unsent_state bigint GENERATED ALWAYS AS (CASE WHEN state = 2 OR state > 7 THEN state END) STORED;
DROP INDEX messages_unsent;
CREATE INDEX messages_unsent ON messages (tenant, unsent_state, id) WHERE unsent_state IS NOT NULL;
DROP INDEX messages_digests;
CREATE INDEX messages_digests ON messages (tenant, address, channel, person, event_type, digest_until) WHERE digest_until IS NOT NULL;
DROP INDEX messages_due;
DROP INDEX messages_sending;
-- Ids begin with the time.
DROP INDEX messages_by_age;
-- Room for the version of a row that has begun, next to the one that waited.
ALTER TABLE messages SET (fillfactor = 40);
ALTER TABLE message_attempts SET (fillfactor = 50);

-- Who moved it last: in one round trip with the messages that it adds.
ALTER TABLE message_cursors ADD COLUMN moved_by text;
