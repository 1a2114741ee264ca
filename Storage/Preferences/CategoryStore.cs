using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.Preferences;

internal sealed class CategoryStore(Database database) : ICategoryStore
{
    public async Task<TenantCategories> Of(string tenant, CancellationToken cancellation)
    {
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<CategoryRow>(CategorySql.Of, new { Tenant = tenant }, cancellation), cancellation);
        return rows.Count == 0 ? TenantCategories.BuiltIn : new TenantCategories(
            [.. rows.Where(row => row.DeletedAt is null).Select(row => row.ToCategory())],
            [.. rows.Where(row => row.DeletedAt is not null).Select(row => row.ToCategory())]);
    }

    public Task<Category?> Save(string tenant, Category category, int most, int mostEver, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            // Numbers are given one at a time, and the limit is kept, however many save at once.
            await database.Serialize(connection, $"categories {tenant}", cancellation);
            var rows = await connection.Rows<CategoryRow>(CategorySql.Of, new { Tenant = tenant }, cancellation);
            var known = rows.FirstOrDefault(row => row.Id == category.Id);
            if (rows.Count(row => row.DeletedAt is null && row != known) >= most || (known is null && rows.Count >= mostEver))
            {
                return null;
            }

            var number = known?.Number ?? rows.Select(row => row.Number).Append(Category.FirstOwn - 1).Max() + 1;
            var values = new { Tenant = tenant, category.Id, Number = number, Definition = CategoryRow.DefinitionOf(category) };
            await connection.Run(CategorySql.Save, values, cancellation);
            return category with { Number = (MessageCategory)number };
        },
        cancellation);

    public async Task<bool> Delete(string tenant, string id, DateTimeOffset at, CancellationToken cancellation) => await database.Write(
        Scope.Of(tenant),
        c => c.Run(CategorySql.Delete, new { Tenant = tenant, Id = id, At = at }, cancellation), cancellation) > 0;
}
