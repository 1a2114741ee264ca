namespace OrleansNotify.Storage.Grains;

internal static class SqliteReminderSql
{
    private const string Columns = """
        grain_id AS GrainId, name AS Name, start_at AS StartAt, period AS Period, etag AS ETag
        """;

    public const string OfGrain = $"""
        SELECT {Columns} FROM reminders WHERE grain_id = @GrainId
        """;

    public const string One = $"""
        SELECT {Columns} FROM reminders WHERE grain_id = @GrainId AND name = @Name
        """;

    public const string Range = $"""
        SELECT {Columns} FROM reminders WHERE grain_hash > @Begin AND grain_hash <= @End
        """;

    /// <summary>Over the end of the ring of hashes and on from its start.</summary>
    public const string WrappedRange = $"""
        SELECT {Columns} FROM reminders WHERE grain_hash > @Begin OR grain_hash <= @End
        """;

    public const string Upsert = """
        INSERT INTO reminders (grain_id, name, grain_hash, start_at, period, etag)
        VALUES (@GrainId, @Name, @GrainHash, @StartAt, @Period, @ETag)
        ON CONFLICT (grain_id, name) DO UPDATE SET
            grain_hash = excluded.grain_hash, start_at = excluded.start_at, period = excluded.period, etag = excluded.etag
        """;

    public const string Remove = """
        DELETE FROM reminders WHERE grain_id = @GrainId AND name = @Name AND etag = @ETag
        """;

    public const string Clear = """
        DELETE FROM reminders
        """;
}
