using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Topics;

internal sealed class TopicStore(Database database) : ITopicStore
{
    public Task<IReadOnlyList<KeyRange>> RangesOf(string tenant, string user, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => RangesOf(c, tenant, user, cancellation), cancellation);

    public static Task<IReadOnlyList<KeyRange>> RangesOf(DbConnection connection, string tenant, string user, CancellationToken cancellation)
        => connection.KeptRows(
            TopicSql.RangesOf, [("@Tenant", tenant), ("@User", user)], row => new KeyRange(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellation);

    public Task<IReadOnlyList<TopicRow>> List(string tenant, string after, int limit, CancellationToken cancellation)
        => database.Read(
            Scope.Of(tenant),
            c => c.Rows<TopicRow>(TopicSql.List, new { Tenant = tenant, AfterName = after, Limit = (long)limit }, cancellation), cancellation);

    public Task<IReadOnlyList<string>> Members(string tenant, string key, string after, int limit, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Key = key, AfterName = after, Limit = (long)limit };
        return database.Read(Scope.Of(tenant), c => c.Rows<string>(TopicSql.Members, values, cancellation), cancellation);
    }

    public Task<bool> IsIn(string tenant, string key, string user, CancellationToken cancellation)
        => database.Read(
            Scope.Of(tenant),
            async c => await c.Row<string>(TopicSql.Member, new { Tenant = tenant, Key = key, User = user }, cancellation) is not null, cancellation);

    public Task<string?> FindFull(string tenant, IReadOnlyList<string> users, int limit, CancellationToken cancellation)
        => database.Read(
            Scope.Of(tenant),
            c => c.Row<string>(TopicSql.FullOf(database), new { Tenant = tenant, Users = users, Limit = (long)limit }, cancellation), cancellation);
}
