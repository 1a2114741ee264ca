using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

internal sealed class TenantStore(Database database) : ITenantStore
{
    private const int Step = 500;

    public Task<TenantRow?> Find(string name, CancellationToken cancellation) =>
        database.Read(Scope.Of(name), connection => One(connection, name, cancellation), cancellation);

    public Task<IReadOnlyList<TenantRow>> List(string after, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows<TenantRow>(TenantSql.List, new { AfterId = after, Limit = limit }, cancellation), cancellation);

    public Task<IReadOnlyList<TenantRow>> Deleting(CancellationToken cancellation) =>
        database.Read(Scope.AllTenants, c => c.Rows<TenantRow>(TenantSql.Deleting, null, cancellation), cancellation);

    public Task<TenantRow> Add(string name, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(name),
        async connection =>
        {
            await connection.Run(TenantSql.Add, new { Name = name, Now = now }, cancellation);
            return (await One(connection, name, cancellation))!;
        },
        cancellation);

    public Task<TenantRow?> Stand(string name, string standing, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(name),
        async connection =>
        {
            await connection.Run(TenantSql.Stand, new { Name = name, Standing = standing, Now = now }, cancellation);
            return await One(connection, name, cancellation);
        },
        cancellation);

    public Task ListOrigins(string name, string origins, CancellationToken cancellation) => database.Write(
        Scope.Of(name),
        c => c.Run(TenantSql.ListOrigins, new { Name = name, Origins = origins }, cancellation), cancellation);

    public Task<IReadOnlyList<string>> Origins(CancellationToken cancellation) =>
        database.Read(Scope.AllTenants, c => c.Rows<string>(TenantSql.Origins, null, cancellation), cancellation);

    public Task<IReadOnlyList<TenantRow>> Unlisted(string after, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows<TenantRow>(TenantSql.Unlisted, new { AfterId = after, Limit = limit }, cancellation), cancellation);

    public Task<bool> EraseSome(string name, CancellationToken cancellation) => database.Write(
        Scope.Of(name),
        async connection =>
        {
            await database.Serialize(connection, $"erase {name}", cancellation);
            return (await One(connection, name, cancellation))?.Standing == TenantStanding.Deleting
                && await EraseFirst(connection, name, cancellation);
        },
        cancellation);

    public Task Remove(string name, CancellationToken cancellation) => database.Write(
        Scope.Of(name),
        async connection =>
        {
            await database.Serialize(connection, $"erase {name}", cancellation);
            return await connection.Run(TenantSql.Remove, new { Name = name }, cancellation);
        },
        cancellation);

    /// <summary>What is in the first table that has some.</summary>
    private static async Task<bool> EraseFirst(DbConnection connection, string name, CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = name,
            Limit = Step,
            ChannelsFrom = $"channel/{name}/",
            ChannelsTo = $"channel/{name}0",
            EndpointsFrom = $"endpoint/{name}/",
            EndpointsTo = $"endpoint/{name}0",
            UsersFrom = $"user/{name}/",
            UsersTo = $"user/{name}0",
            MembersFrom = $"member/{name}/",
            MembersTo = $"member/{name}0",
            MailQueuesFrom = $"mail-queue/{name}/",
            MailQueuesTo = $"mail-queue/{name}0",
        };
        foreach (var step in ErasureSql.Steps)
        {
            if (await connection.Run(step, values, cancellation) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Task<TenantRow?> One(DbConnection connection, string name, CancellationToken cancellation) =>
        connection.Row<TenantRow>(TenantSql.Find, new { Name = name }, cancellation);
}
