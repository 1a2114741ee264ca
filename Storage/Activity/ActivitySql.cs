namespace OrleansNotify.Activity;

internal static class ActivitySql
{
    public const string Add = """
        INSERT INTO activity (tenant, actor, action, subject, client_address, at)
        VALUES (@Tenant, @Actor, @Action, @Subject, @ClientAddress, @At)
        """;

    public const string List = """
        SELECT id AS Id, tenant AS Tenant, actor AS Actor, action AS Action, subject AS Subject,
            client_address AS ClientAddress, at AS At
        FROM activity
        WHERE tenant = @Tenant AND id < @Before
        ORDER BY id DESC
        LIMIT @Limit
        """;
}
