namespace OrleansNotify.Tenants;

internal static class TenantSql
{
    private const string Columns = """
        name AS Name, standing AS Standing, created_at AS CreatedAt, changed_at AS ChangedAt, origins AS Origins
        """;

    public const string Find = $"""
        SELECT {Columns} FROM tenants WHERE name = @Name
        """;

    public const string List = $"""
        SELECT {Columns} FROM tenants WHERE name > @AfterId ORDER BY name LIMIT @Limit
        """;

    public const string Deleting = $"""
        SELECT {Columns} FROM tenants doomed WHERE standing = 'deleting'
        """;

    public const string Add = """
        INSERT INTO tenants (name, standing, created_at, changed_at) VALUES (@Name, 'active', @Now, @Now)
        ON CONFLICT (name) DO NOTHING
        """;

    public const string Stand = """
        UPDATE tenants SET standing = @Standing, changed_at = @Now
        WHERE name = @Name AND standing <> 'deleting' AND standing <> @Standing
        """;

    public const string ListOrigins = """
        UPDATE tenants SET origins = @Origins WHERE name = @Name
        """;

    /// <summary>Many tenants have the same, or none.</summary>
    public const string Origins = """
        SELECT DISTINCT origins FROM tenants WHERE origins <> '' AND standing <> 'deleting'
        """;

    public const string Unlisted = $"""
        SELECT {Columns} FROM tenants WHERE origins IS NULL AND name > @AfterId ORDER BY name LIMIT @Limit
        """;

    public const string Remove = """
        DELETE FROM tenants WHERE name = @Name AND standing = 'deleting'
        """;
}
