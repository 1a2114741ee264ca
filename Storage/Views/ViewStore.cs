using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Views;

internal sealed class ViewStore(Database database) : IViewStore
{
    public Task<IReadOnlyList<ViewRow>> List(string tenant, string owner, CancellationToken cancellation) => database.Read<IReadOnlyList<ViewRow>>(
        Scope.Of(tenant),
        async c =>
        {
            var own = await c.Rows(ViewSql.Own, new { Tenant = tenant, Owner = owner }, Read, cancellation);
            var shared = await c.Rows(ViewSql.Shared, new { Tenant = tenant }, Read, cancellation);
            return [.. own.Concat(shared).DistinctBy(row => row.Id).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id, StringComparer.Ordinal)];
        },
        cancellation);

    public Task<ViewRow?> Find(string tenant, string id, string owner, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Row<ViewRow>(ViewSql.Find, new { Tenant = tenant, Id = id, Owner = owner }, Read, cancellation), cancellation);

    public Task<bool> Save(ViewRow row, int mostOwn, int mostShared, CancellationToken cancellation) => database.Write(
        Scope.Of(row.Tenant),
        async c =>
        {
            var values = new { row.Tenant, row.Id, row.Owner, row.Name, row.Page, row.Query, IsShared = row.IsShared ? 1L : 0L, row.UpdatedAt };
            if (await c.Row<long>(ViewSql.CountOwn, values, cancellation) >= mostOwn
                || (row.IsShared && await c.Row<long>(ViewSql.CountShared, values, cancellation) >= mostShared))
            {
                return false;
            }

            return await c.Run(ViewSql.Save, values, cancellation) == 1;
        },
        cancellation);

    public Task Delete(string tenant, string id, CancellationToken cancellation)
        => database.Write(Scope.Of(tenant), c => c.Run(ViewSql.Delete, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    public Task Forget(string tenant, string owner, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async c =>
        {
            var values = new { Tenant = tenant, Owner = owner };
            return await c.Run(ViewSql.ForgetOwn, values, cancellation) + await c.Run(ViewSql.ForgetName, values, cancellation);
        },
        cancellation);

    private static ViewRow Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6) == 1, row.Time(7));
}
