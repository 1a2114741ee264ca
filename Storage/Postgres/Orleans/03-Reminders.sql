-- Reminders, for Microsoft.Orleans.Reminders.AdoNet, in the table of the product, which silos of older versions use too (docs/decisions).
-- The package's ETag is an integer: the first 32 of the 64 random bits that are the ETag in the row. Its hashes are the signed integers of
-- what the row has unsigned, and it names one of two queries by comparing them as such: both are the same here, and either end may wrap.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $q$
    INSERT INTO reminders (grain_id, name, grain_hash, start_at, period, etag)
    VALUES (@GrainId, @ReminderName, @GrainHash & 4294967295, floor(extract(epoch FROM @StartTime) * 1000)::bigint, @Period,
        left(replace(gen_random_uuid()::text, '-', ''), 16))
    ON CONFLICT (grain_id, name) DO UPDATE SET
        grain_hash = excluded.grain_hash, start_at = excluded.start_at, period = excluded.period, etag = excluded.etag
    RETURNING ('x' || left(etag, 8))::bit(32)::int AS "Version"
$q$),
('ReadReminderRowKey', $q$
    SELECT grain_id AS "GrainId", name AS "ReminderName", timestamptz 'epoch' + start_at * interval '1 millisecond' AS "StartTime",
        period AS "Period", ('x' || left(etag, 8))::bit(32)::int AS "Version"
    FROM reminders WHERE grain_id = @GrainId AND name = @ReminderName
$q$),
('ReadReminderRowsKey', $q$
    SELECT grain_id AS "GrainId", name AS "ReminderName", timestamptz 'epoch' + start_at * interval '1 millisecond' AS "StartTime",
        period AS "Period", ('x' || left(etag, 8))::bit(32)::int AS "Version"
    FROM reminders WHERE grain_id = @GrainId
$q$),
('DeleteReminderRowKey', $q$
    WITH gone AS (
        DELETE FROM reminders
        WHERE grain_id = @GrainId AND name = @ReminderName AND ('x' || left(etag, 8))::bit(32)::int = @Version
        RETURNING 1)
    SELECT count(*)::int FROM gone
$q$),
('DeleteReminderRowsKey', $q$
    DELETE FROM reminders
$q$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;

INSERT INTO OrleansQuery (QueryKey, QueryText)
SELECT key, $q$
    WITH range AS (SELECT @BeginHash & 4294967295 AS low, @EndHash & 4294967295 AS high),
    found AS (
        SELECT r.* FROM range, reminders r
        WHERE r.grain_hash > range.low AND r.grain_hash <= CASE WHEN range.low < range.high THEN range.high ELSE 4294967295 END
        UNION ALL
        SELECT r.* FROM range, reminders r WHERE range.low >= range.high AND r.grain_hash <= range.high)
    SELECT grain_id AS "GrainId", name AS "ReminderName", timestamptz 'epoch' + start_at * interval '1 millisecond' AS "StartTime",
        period AS "Period", ('x' || left(etag, 8))::bit(32)::int AS "Version"
    FROM found
$q$
FROM unnest(ARRAY['ReadRangeRows1Key', 'ReadRangeRows2Key']) AS key
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
