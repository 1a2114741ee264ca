namespace OrleansNotify.Templates;

internal static class TemplateSql
{
    private const string Columns = """
        event_type AS EventType, channel AS Channel, language AS Language, version AS Version, is_current AS IsCurrent, parts AS Parts,
        compiled AS Compiled, saved_at AS SavedAt, saved_by AS SavedBy
        """;

    private const string Key = "tenant = @Tenant AND event_type = @EventType AND channel = @ChannelNumber AND language = @Language";

    public const string Published = $"""
        SELECT {Columns} FROM templates
        WHERE tenant = @Tenant AND event_type = @EventType AND channel = @ChannelNumber AND is_current = 1
        ORDER BY language
        """;

    public const string Types = """
        SELECT event_type AS EventType, channel AS Channel FROM templates
        WHERE tenant = @Tenant AND is_current = 1
        GROUP BY event_type, channel
        """;

    public const string Versions = $"""
        SELECT {Columns} FROM templates WHERE {Key} ORDER BY version DESC
        """;

    public const string Find = $"""
        SELECT {Columns} FROM templates WHERE {Key} AND version = @Version
        """;

    public const string Newest = $"""
        SELECT coalesce(max(version), 0) FROM templates WHERE {Key}
        """;

    public const string List = $"""
        SELECT {Columns} FROM templates
        WHERE tenant = @Tenant AND (event_type, channel, language) > (@EventType, @ChannelNumber, @Language) AND (version = 0 OR is_current = 1)
        ORDER BY event_type, channel, language, version
        LIMIT @Limit
        """;

    public const string CountOthers = """
        SELECT count(*) FROM templates
        WHERE tenant = @Tenant AND (version = 0 OR is_current = 1)
            AND NOT (event_type = @EventType AND channel = @ChannelNumber AND language = @Language)
        """;

    public const string Save = """
        INSERT INTO templates (tenant, event_type, channel, language, version, is_current, parts, compiled, saved_at, saved_by)
        VALUES (@Tenant, @EventType, @ChannelNumber, @Language, @Version, @IsCurrent, @Parts, @Compiled, @SavedAt, @SavedBy)
        ON CONFLICT (tenant, event_type, channel, language, version) DO UPDATE SET
            parts = excluded.parts, compiled = excluded.compiled, saved_at = excluded.saved_at, saved_by = excluded.saved_by
        """;

    public const string Supersede = $"""
        UPDATE templates SET is_current = 0 WHERE {Key} AND is_current = 1
        """;

    /// <summary>What is older than is kept.</summary>
    public const string Trim = $"""
        DELETE FROM templates WHERE {Key} AND version > 0 AND version <= @Oldest
        """;

    public const string DeleteDraft = $"""
        DELETE FROM templates WHERE {Key} AND version = 0
        """;

    public const string Delete = $"""
        DELETE FROM templates WHERE {Key}
        """;
}
