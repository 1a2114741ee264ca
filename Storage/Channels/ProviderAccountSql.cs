using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class ProviderAccountSql
{
    private const string Columns = """
        tenant AS Tenant, id AS Id, channel AS Channel, provider AS Provider, name AS Name, settings AS Settings, position AS Position,
        is_paused AS IsPaused, rate_per_second AS RatePerSecond, prices AS Prices, created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    public const string List = $"""
        SELECT {Columns} FROM provider_accounts
        WHERE tenant = @Tenant
        ORDER BY channel, position, id
        """;

    public const string Find = $"""
        SELECT {Columns} FROM provider_accounts WHERE tenant = @Tenant AND id = @Id
        """;

    public const string CountOthers = """
        SELECT count(*) FROM provider_accounts WHERE tenant = @Tenant AND id <> @Id
        """;

    public const string Save = """
        INSERT INTO provider_accounts (tenant, id, channel, provider, name, settings, position, is_paused, rate_per_second, prices, created_at, updated_at)
        VALUES (@Tenant, @Id, @Channel, @Provider, @Name, @Settings, @Position, @IsPaused, @RatePerSecond, @Prices, @CreatedAt, @UpdatedAt)
        ON CONFLICT (tenant, id) DO UPDATE SET
            name = excluded.name, settings = excluded.settings, position = excluded.position, is_paused = excluded.is_paused,
            rate_per_second = excluded.rate_per_second, prices = excluded.prices, updated_at = excluded.updated_at
        """;

    public const string Delete = """
        DELETE FROM provider_accounts WHERE tenant = @Tenant AND id = @Id
        """;

    public static string SealedWithOther(Database database) => $"""
        SELECT {Columns} FROM provider_accounts
        WHERE {database.KeyOf("settings")} < @KeyId
        UNION ALL
        SELECT {Columns} FROM provider_accounts
        WHERE {database.KeyOf("settings")} > @KeyId
        LIMIT @Limit
        """;

    public const string Reseal = """
        UPDATE provider_accounts SET settings = @After WHERE tenant = @Tenant AND id = @Id AND settings = @Before
        """;
}
