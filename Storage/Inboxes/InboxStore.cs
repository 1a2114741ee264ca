using System.Data.Common;
using Dapper;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Topics;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore(Database database, Ranks ranks, TimeProvider time) : IInboxStore
{
    public Task<UserRow> Ensure(
        string tenant, string user, long joinedSeq, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, JoinedSeq = joinedSeq, Now = now };
        return database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                await connection.Run(UserSql.Ensure, values, cancellation);
                return (await connection.Row<UserRow>(UserSql.Find, values, cancellation))!;
            },
            cancellation);
    }

    public Task<UserRow?> Find(string tenant, string user, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Row<UserRow>(UserSql.Find, new { Tenant = tenant, User = user }, cancellation), cancellation);

    public Task<IReadOnlyList<InboxItem>> List(
        string tenant, string user, long? before, int limit, InboxFilter filter, CancellationToken cancellation) =>
        database.Read(
            Scope.Of(tenant),
            async connection =>
            {
                var topics = await TopicStore.RangesOf(connection, tenant, user, cancellation);
                var sql = filter.IsUnreadOnly ? InboxSql.ListUnread(database, topics.Count) : InboxSql.List(database, topics.Count);
                return await connection.Rows(sql, Page(tenant, user, topics, before, limit, filter), ItemReader.Item, cancellation);
            },
            cancellation);

    public Task<InboxItem?> FindItem(string tenant, string user, string eventId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, UserKey = AudienceKey.User(user), EventId = eventId };
        return database.Read(Scope.Of(tenant), connection => connection.Row(InboxSql.Find(database), values, ItemReader.Item, cancellation), cancellation);
    }

    private DynamicParameters Page(
        string tenant, string user, IReadOnlyList<KeyRange> topics, long? before, int limit, InboxFilter filter)
    {
        var values = Values(tenant, user, topics, filter);
        values.Add("Before", before ?? long.MaxValue);
        values.Add("Limit", (long)limit);
        return values;
    }

    private DynamicParameters Values(string tenant, string user, IReadOnlyList<KeyRange> topics, InboxFilter filter)
    {
        var values = new DynamicParameters(new
        {
            Tenant = tenant,
            User = user,
            UserKey = AudienceKey.User(user),
            Now = time.GetUtcNow(),
            WithDismissed = Flag(filter.WithDismissed),
            WithArchived = Flag(filter.WithArchived),
            WithSnoozed = Flag(filter.WithSnoozed),
        });
        for (var i = 0; i < topics.Count; i++)
        {
            values.Add($"Topic{i}", topics[i].Key);
            values.Add($"From{i}", topics[i].After);
            values.Add($"To{i}", topics[i].UpTo);
        }

        return values;
    }

    private static long Flag(bool flag) => flag ? 1 : 0;
}
