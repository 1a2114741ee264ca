-- What waits or is under way, one narrow row each, so that the steps of a message change no index of its wide row. The lane is the priority of what
-- waits, and 0 while an attempt is under way. Triggers keep it.
CREATE TABLE message_queue (
    tenant  TEXT NOT NULL,
    channel INTEGER NOT NULL,
    lane    INTEGER NOT NULL,
    due_at  INTEGER NOT NULL,
    id      TEXT NOT NULL,
    PRIMARY KEY (tenant, channel, lane, due_at, id)
) WITHOUT ROWID;
CREATE INDEX message_queue_waiting ON message_queue (tenant, id) WHERE lane > 0;
CREATE INDEX message_queue_sending ON message_queue (tenant, id) WHERE lane = 0;

CREATE TRIGGER messages_planned AFTER INSERT ON messages WHEN NEW.state IN (0, 1) BEGIN
    INSERT INTO message_queue (tenant, channel, lane, due_at, id)
    VALUES (NEW.tenant, NEW.channel, CASE NEW.state WHEN 0 THEN NEW.priority ELSE 0 END, NEW.due_at, NEW.id);
END;
CREATE TRIGGER messages_moved AFTER UPDATE OF state, due_at ON messages
WHEN (OLD.state IN (0, 1) OR NEW.state IN (0, 1)) AND (OLD.state <> NEW.state OR OLD.due_at <> NEW.due_at) BEGIN
    DELETE FROM message_queue
    WHERE tenant = OLD.tenant AND channel = OLD.channel AND lane = CASE OLD.state WHEN 0 THEN OLD.priority ELSE 0 END AND due_at = OLD.due_at
        AND id = OLD.id;
    INSERT INTO message_queue (tenant, channel, lane, due_at, id)
    SELECT NEW.tenant, NEW.channel, CASE NEW.state WHEN 0 THEN NEW.priority ELSE 0 END, NEW.due_at, NEW.id WHERE NEW.state IN (0, 1);
END;
CREATE TRIGGER messages_erased AFTER DELETE ON messages WHEN OLD.state IN (0, 1) BEGIN
    DELETE FROM message_queue
    WHERE tenant = OLD.tenant AND channel = OLD.channel AND lane = CASE OLD.state WHEN 0 THEN OLD.priority ELSE 0 END AND due_at = OLD.due_at
        AND id = OLD.id;
END;

INSERT INTO message_queue (tenant, channel, lane, due_at, id)
SELECT tenant, channel, CASE state WHEN 0 THEN priority ELSE 0 END, due_at, id FROM messages WHERE state IN (0, 1);

-- The state of what ended and no provider is known to have taken: a message that goes its usual way is not in an index of it.
ALTER TABLE messages ADD COLUMN unsent_state INTEGER GENERATED ALWAYS AS (CASE WHEN state = 2 OR state > 7 THEN state END) VIRTUAL;
DROP INDEX messages_unsent;
CREATE INDEX messages_unsent ON messages (tenant, unsent_state, id) WHERE unsent_state IS NOT NULL;
DROP INDEX messages_digests;
CREATE INDEX messages_digests ON messages (tenant, address, channel, person, event_type, digest_until) WHERE digest_until IS NOT NULL;
DROP INDEX messages_due;
DROP INDEX messages_sending;
-- Ids begin with the time.
DROP INDEX messages_by_age;

-- Who moved it last: in one statement group with the messages that it adds.
ALTER TABLE message_cursors ADD COLUMN moved_by TEXT;
