namespace OrleansNotify.Storage.Grains;

/// <summary>A cleared state keeps its row, so that its version goes on and an old activation cannot write with an ETag that came round again.</summary>
internal static class SqliteGrainStorageSql
{
    public const string Read = """
        SELECT version AS Version, state AS State FROM grain_state
        WHERE grain_id = @GrainId AND state_name = @StateName
        """;

    public const string Insert = """
        INSERT INTO grain_state (grain_id, state_name, version, state) VALUES (@GrainId, @StateName, 1, @State)
        ON CONFLICT (grain_id, state_name) DO NOTHING
        """;

    public const string Update = """
        UPDATE grain_state SET version = version + 1, state = @State
        WHERE grain_id = @GrainId AND state_name = @StateName AND version = @Version
        """;

    public const string Clear = """
        UPDATE grain_state SET version = version + 1, state = NULL
        WHERE grain_id = @GrainId AND state_name = @StateName AND version = @Version
        """;
}
