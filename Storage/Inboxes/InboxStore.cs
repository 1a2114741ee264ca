using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore(Database database, TimeProvider time) : IInboxStore
{
    public Task<UserRow> Ensure(
        string tenant, string user, long joinedSeq, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, JoinedSeq = joinedSeq, Now = now };
        return database.Write(
            async connection =>
            {
                await connection.Run(UserSql.Ensure, values, cancellation);
                return (await connection.Row<UserRow>(UserSql.Find, values, cancellation))!;
            },
            cancellation);
    }

    public Task<UserRow?> Find(string tenant, string user, CancellationToken cancellation) => database.Read(
        connection => connection.Row<UserRow>(UserSql.Find, new { Tenant = tenant, User = user }, cancellation), cancellation);

    public Task<IReadOnlyList<InboxItem>> List(
        string tenant, string user, long? before, int limit, InboxFilter filter, CancellationToken cancellation)
    {
        var sql = filter.IsUnreadOnly ? InboxSql.ListUnread(database) : InboxSql.List;
        var values = Page(tenant, user, before, limit, filter);
        return database.Read(connection => connection.Rows(sql, values, ItemReader.Item, cancellation), cancellation);
    }

    public Task<InboxItem?> FindItem(string tenant, string user, string eventId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, UserKey = KeyOf(user), EventId = eventId };
        return database.Read(connection => connection.Row(InboxSql.Find, values, ItemReader.Item, cancellation), cancellation);
    }

    public Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = tenant,
            User = user,
            UserKey = KeyOf(user),
            UpTo = upTo ?? long.MaxValue,
            Now = time.GetUtcNow(),
            WithDismissed = 0L,
            WithArchived = 0L,
            WithSnoozed = 0L,
        };
        return database.Read(connection => connection.Row<long>(InboxSql.CountUnread(database), values, cancellation), cancellation);
    }

    private object Page(string tenant, string user, long? before, int limit, InboxFilter filter) => new
    {
        Tenant = tenant,
        User = user,
        UserKey = KeyOf(user),
        Before = before ?? long.MaxValue,
        Limit = (long)limit,
        Now = time.GetUtcNow(),
        WithDismissed = Flag(filter.WithDismissed),
        WithArchived = Flag(filter.WithArchived),
        WithSnoozed = Flag(filter.WithSnoozed),
    };

    private static long Flag(bool flag) => flag ? 1 : 0;

    private static string KeyOf(string user) => "u:" + user;
}
