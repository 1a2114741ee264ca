namespace OrleansNotify.Views;

internal static class ViewSql
{
    private const string Columns = "tenant, id, owner, name, page, query, is_shared, updated_at";

    public const string Own = $"""
        SELECT {Columns} FROM saved_views WHERE tenant = @Tenant AND owner = @Owner
        """;

    public const string Shared = $"""
        SELECT {Columns} FROM saved_views WHERE tenant = @Tenant AND is_shared = 1
        """;

    public const string Find = $"""
        SELECT {Columns} FROM saved_views WHERE tenant = @Tenant AND id = @Id AND (owner = @Owner OR is_shared = 1)
        """;

    public const string CountOwn = """
        SELECT count(*) FROM saved_views WHERE tenant = @Tenant AND owner = @Owner AND id <> @Id
        """;

    public const string CountShared = """
        SELECT count(*) FROM saved_views WHERE tenant = @Tenant AND is_shared = 1 AND id <> @Id
        """;

    public const string Save = $"""
        INSERT INTO saved_views ({Columns})
        VALUES (@Tenant, @Id, @Owner, @Name, @Page, @Query, @IsShared, @UpdatedAt)
        ON CONFLICT (tenant, id) DO UPDATE SET
            owner = excluded.owner, name = excluded.name, page = excluded.page, query = excluded.query, is_shared = excluded.is_shared,
            updated_at = excluded.updated_at
        """;

    public const string Delete = """
        DELETE FROM saved_views WHERE tenant = @Tenant AND id = @Id
        """;

    public const string ForgetOwn = """
        DELETE FROM saved_views WHERE tenant = @Tenant AND owner = @Owner AND is_shared = 0
        """;

    public const string ForgetName = """
        UPDATE saved_views SET owner = '' WHERE tenant = @Tenant AND owner = @Owner
        """;
}
