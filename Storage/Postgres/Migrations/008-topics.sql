-- 1: another key of the same event may show it to the same person, so that counts of the two keys overlap.
ALTER TABLE audience ADD COLUMN is_shared bigint NOT NULL DEFAULT 0;
UPDATE audience SET is_shared = 1
FROM events e
WHERE e.tenant = audience.tenant AND e.seq = audience.seq AND json_array_length(e.audience::json) > 1;
DROP INDEX audience_by_key;
CREATE INDEX audience_by_key ON audience (tenant, key, seq DESC) INCLUDE (accepted_at, is_shared);
CREATE INDEX audience_shared ON audience (tenant, key, seq) WHERE is_shared = 1;

-- Every thousandth row of a key that is not shared, with how many there were before: counting does not read them all.
CREATE TABLE audience_ranks (
    tenant text COLLATE "C" NOT NULL,
    key    text COLLATE "C" NOT NULL,
    seq    bigint NOT NULL,
    ranked bigint NOT NULL,
    PRIMARY KEY (tenant, key, seq)
);

-- Somebody sees what a topic's key has between joining and leaving: from_seq < seq <= to_seq.
CREATE TABLE topic_members (
    tenant   text COLLATE "C" NOT NULL,
    user_id  text COLLATE "C" NOT NULL,
    key      text COLLATE "C" NOT NULL,
    from_seq bigint NOT NULL,
    to_seq   bigint NOT NULL,
    PRIMARY KEY (tenant, user_id, key, from_seq)
);
CREATE INDEX topic_members_by_key ON topic_members (tenant, key, user_id) WHERE to_seq = 9223372036854775807;
CREATE INDEX topic_members_by_end ON topic_members (tenant, to_seq);

-- There are states only of what somebody sees.
DELETE FROM item_states WHERE EXISTS (
    SELECT 1 FROM events e WHERE e.tenant = item_states.tenant AND e.seq = item_states.seq AND e.audience = '[]');
