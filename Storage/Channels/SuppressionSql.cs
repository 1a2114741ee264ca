using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class SuppressionSql
{
    private const string Columns = """
        s.id AS Id, s.channel AS Channel, s.address AS Address, s.cause AS Cause, CASE WHEN s.category >= 0 THEN s.category END AS Category,
        s.source AS Source, s.detail AS Detail, s.at AS At, s.expires_at AS ExpiresAt, s.released_at AS ReleasedAt
        """;

    private const string Members = "id text, channel bigint, address text, cause bigint, category bigint, source text, detail text, at bigint, "
        + "expires_at bigint";

    public const string Find = $"""
        SELECT {Columns} FROM suppressions s WHERE s.tenant = @Tenant AND s.id = @Id
        """;

    public const string List = $"""
        SELECT {Columns} FROM suppressions s WHERE s.tenant = @Tenant AND s.id < @BeforeId ORDER BY s.id DESC LIMIT @Limit
        """;

    public const string ListOfChannel = $"""
        SELECT {Columns} FROM suppressions s
        WHERE s.tenant = @Tenant AND s.id < @BeforeId AND s.channel + 0 = @ChannelNumber
        ORDER BY s.id DESC
        LIMIT @Limit
        """;

    /// <summary>A handful: causes × categories.</summary>
    public const string ListOfAddress = $"""
        SELECT {Columns} FROM suppressions s
        WHERE s.tenant = @Tenant AND s.channel = @ChannelNumber AND s.address = @Address AND s.id || '' < @BeforeId
        ORDER BY s.cause, s.category
        LIMIT @Limit
        """;

    public const string Release = """
        UPDATE suppressions SET released_at = coalesce(released_at, @At) WHERE tenant = @Tenant AND id = @Id
        """;

    public static string Of(Database database) => $"""
        SELECT {Columns} FROM suppressions s
        WHERE s.tenant = @Tenant AND s.channel = @ChannelNumber AND s.address {database.OneOf("Addresses")} AND s.released_at IS NULL
        """;

    public static string ReleaseCauses(Database database) => $"""
        UPDATE suppressions SET released_at = @At
        WHERE tenant = @Tenant AND channel = @ChannelNumber AND address = @Address AND released_at IS NULL AND cause {database.OneOf("Causes")}
            AND (@Category < 0 OR category = @Category)
        """;

    /// <summary>A later cause renews; what holds for good is not given an end.</summary>
    public static string Add(Database database) => $"""
        INSERT INTO suppressions (tenant, id, channel, address, cause, category, source, detail, at, expires_at)
        SELECT @Tenant, r.id, r.channel, r.address, r.cause, r.category, r.source, r.detail, r.at, r.expires_at
        FROM {database.RowsOf("Rows", Members)}
        WHERE true
        ON CONFLICT (tenant, channel, address, cause, category) DO UPDATE SET
            source = excluded.source, detail = excluded.detail, at = excluded.at, released_at = NULL,
            expires_at = CASE WHEN suppressions.released_at IS NULL AND suppressions.expires_at IS NULL THEN NULL ELSE excluded.expires_at END
        """;
}
