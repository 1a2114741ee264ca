namespace OrleansNotify.Activity;

internal static class ActivityChainSql
{
    private const string HeadColumns = "tenant AS Tenant, first AS First, number AS Number, hash AS Hash, seal AS Seal";

    /// <summary>Takes the next number, and keeps others from theirs until the transaction ends. The hash is that of the entry before.</summary>
    public const string Next = $"""
        INSERT INTO activity_heads (tenant, first, number, hash, seal) VALUES (@Tenant, 1, 1, '', '')
        ON CONFLICT (tenant) DO UPDATE SET number = activity_heads.number + 1
        RETURNING {HeadColumns}
        """;

    public const string Add = """
        INSERT INTO activity (tenant, actor, action, subject, client_address, at, number, previous)
        VALUES (@Tenant, @Actor, @Action, @Subject, @ClientAddress, @At, @Number, @Previous)
        """;

    public const string SetHead = """
        UPDATE activity_heads SET first = @First, hash = @Hash, seal = @Seal WHERE tenant = @Tenant
        """;

    /// <summary>As it is, kept from others until the transaction ends.</summary>
    public const string Hold = $"""
        UPDATE activity_heads SET seal = seal WHERE tenant = @Tenant
        RETURNING {HeadColumns}
        """;

    public const string Head = $"""
        SELECT {HeadColumns} FROM activity_heads WHERE tenant = @Tenant
        """;

    public const string Tenants = """
        SELECT tenant FROM activity_heads WHERE tenant > @After
        UNION
        SELECT DISTINCT tenant FROM activity WHERE number IS NOT NULL AND tenant > @After
        ORDER BY tenant
        LIMIT @Limit
        """;

    public const string Page = """
        SELECT tenant AS Tenant, number AS Number, previous AS Previous, actor AS Actor, action AS Action, subject AS Subject,
            client_address AS ClientAddress, at AS At
        FROM activity
        WHERE tenant = @Tenant AND number > @After AND number <= @UpTo
        ORDER BY number
        LIMIT @Limit
        """;

    /// <summary>Beside the chain: from before there was one, and later.</summary>
    public const string Unchained = """
        SELECT count(CASE WHEN id < c.start THEN 1 END) AS Before, count(CASE WHEN id >= c.start THEN 1 END) AS Since
        FROM activity, (SELECT coalesce(min(id), 0) AS start FROM activity WHERE tenant = @Tenant AND number IS NOT NULL) c
        WHERE tenant = @Tenant AND number IS NULL
        """;

    public const string Numbers = """
        SELECT count(*) FROM activity WHERE tenant = @Tenant AND number IS NOT NULL
        """;

    /// <summary>The first that is young enough to stay, or the number after the last.</summary>
    public const string FirstToStay = """
        SELECT coalesce(
            (SELECT min(number) FROM activity WHERE tenant = @Tenant AND number IS NOT NULL AND at >= @Before),
            (SELECT number + 1 FROM activity_heads WHERE tenant = @Tenant))
        """;

    public const string Drop = """
        DELETE FROM activity WHERE tenant = @Tenant AND number < @First
        """;

    public const string DropUnchained = """
        DELETE FROM activity WHERE id IN (SELECT id FROM activity WHERE at < @Before AND number IS NULL LIMIT @Limit)
        """;
}
