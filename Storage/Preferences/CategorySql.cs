namespace OrleansNotify.Preferences;

internal static class CategorySql
{
    /// <summary>All that there ever were: the store bounds their number.</summary>
    public const string Of = """
        SELECT id AS Id, number AS Number, definition AS Definition, deleted_at AS DeletedAt FROM categories WHERE tenant = @Tenant ORDER BY id
        """;

    public const string Save = """
        INSERT INTO categories (tenant, id, number, definition) VALUES (@Tenant, @Id, @Number, @Definition)
        ON CONFLICT (tenant, id) DO UPDATE SET definition = excluded.definition, deleted_at = NULL
        """;

    public const string Delete = """
        UPDATE categories SET deleted_at = @At WHERE tenant = @Tenant AND id = @Id AND deleted_at IS NULL
        """;
}
