using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class ProviderAccountStore(Database database) : IProviderAccountStore
{
    public async Task<IReadOnlyList<ProviderAccountRow>> List(string tenant, Channel? channel, CancellationToken cancellation)
    {
        var all = await database.Read(
            Scope.Of(tenant),
            c => c.Rows<ProviderAccountRow>(ProviderAccountSql.List, new { Tenant = tenant }, cancellation), cancellation);
        return channel is null ? all : [.. all.Where(row => row.Channel == channel)];
    }

    public Task<ProviderAccountRow?> Find(string tenant, string id, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<ProviderAccountRow>(ProviderAccountSql.Find, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    public Task<bool> Save(ProviderAccountRow row, int most, CancellationToken cancellation) => database.Write(
        Scope.Of(row.Tenant),
        async connection =>
        {
            await database.Serialize(connection, $"provider accounts {row.Tenant}", cancellation);
            if (await connection.Row<long>(ProviderAccountSql.CountOthers, new { row.Tenant, row.Id }, cancellation) >= most)
            {
                return false;
            }

            var values = new
            {
                row.Tenant,
                row.Id,
                Channel = (long)row.Channel,
                row.Provider,
                row.Name,
                row.Settings,
                Position = (long)row.Position,
                IsPaused = row.IsPaused ? 1L : 0,
                RatePerSecond = (long)row.RatePerSecond,
                row.Prices,
                row.CreatedAt,
                row.UpdatedAt,
            };
            return await connection.Run(ProviderAccountSql.Save, values, cancellation) > 0;
        },
        cancellation);

    public async Task<bool> Delete(string tenant, string id, CancellationToken cancellation) => await database.Write(
        Scope.Of(tenant),
        c => c.Run(ProviderAccountSql.Delete, new { Tenant = tenant, Id = id }, cancellation), cancellation) > 0;

    public Task<IReadOnlyList<ProviderAccountRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows<ProviderAccountRow>(ProviderAccountSql.SealedWithOther(database), new { KeyId = keyId, Limit = limit }, cancellation), cancellation);

    public async Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Id = id, Before = before, After = after };
        return await database.Write(Scope.Of(tenant), c => c.Run(ProviderAccountSql.Reseal, values, cancellation), cancellation) > 0;
    }
}
