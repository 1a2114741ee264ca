-- States of grains, for Microsoft.Orleans.Persistence.AdoNet, in the table of the product: WholeIdStorage has the package pass a whole
-- grain id as @GrainIdExtensionString. No row means a conflict. A cleared state keeps its row, so that its version goes on and an old
-- activation cannot write with an ETag that came round again.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $q$
    SELECT state AS "PayloadBinary", version::int AS "Version" FROM grain_state
    WHERE grain_id = @GrainIdExtensionString AND state_name = @GrainTypeString
$q$),
('WriteToStorageKey', $q$
    WITH changed AS (
        UPDATE grain_state SET state = @PayloadBinary, version = version + 1
        WHERE grain_id = @GrainIdExtensionString AND state_name = @GrainTypeString AND version = @GrainStateVersion
        RETURNING version),
    added AS (
        INSERT INTO grain_state (grain_id, state_name, version, state)
        SELECT @GrainIdExtensionString, @GrainTypeString, 1, @PayloadBinary WHERE @GrainStateVersion IS NULL
        ON CONFLICT (grain_id, state_name) DO NOTHING RETURNING version)
    SELECT version::int AS "NewGrainStateVersion" FROM changed UNION ALL SELECT version::int FROM added
$q$),
('ClearStorageKey', $q$
    UPDATE grain_state SET state = NULL, version = version + 1
    WHERE grain_id = @GrainIdExtensionString AND state_name = @GrainTypeString AND version = @GrainStateVersion
    RETURNING version::int
$q$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
