using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed class InboxStore(Database database) : IInboxStore
{
    // SQLite and PostgreSQL both bound the parameters of a statement; this is far below either bound.
    private const int LargestMark = 500;

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
        string tenant, string user, long? before, int limit, bool unreadOnly, CancellationToken cancellation) =>
        database.Read(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = unreadOnly ? InboxSql.ListUnread : InboxSql.List;
                command.Add("Tenant", tenant);
                command.Add("User", user);
                command.Add("UserKey", KeyOf(user));
                command.Add("Before", before ?? long.MaxValue);
                command.Add("Limit", (long)limit);
                return await Items(command, cancellation);
            },
            cancellation);

    public Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation) => database.Read(
        connection => connection.Row<long>(
            InboxSql.CountUnread,
            new { Tenant = tenant, User = user, UserKey = KeyOf(user), UpTo = upTo ?? long.MaxValue },
            cancellation),
        cancellation);

    public Task<int> MarkRead(
        string tenant, string user, IReadOnlyList<string> eventIds, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write(
            async connection =>
            {
                var marked = 0;
                await connection.Run(UserSql.RaiseVersion, new { Tenant = tenant, User = user }, cancellation);
                foreach (var ids in eventIds.Chunk(LargestMark))
                {
                    var values = new { Tenant = tenant, User = user, UserKey = KeyOf(user), EventIds = ids, Now = now };
                    marked += await connection.Run(ItemStateSql.MarkRead(database), values, cancellation);
                }

                if (marked == 0)
                {
                    await connection.Run(UserSql.LowerVersion, new { Tenant = tenant, User = user }, cancellation);
                }

                return marked;
            },
            cancellation);

    public Task MarkReadUpTo(string tenant, string user, long upTo, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write(
            async connection =>
            {
                var values = new { Tenant = tenant, User = user, UpTo = upTo };
                var moved = await connection.Row<long?>(UserSql.MoveReadUpTo, values, cancellation);
                return moved is { } at
                    ? await connection.Run(ItemStateSql.RemoveUpTo, values with { UpTo = at }, cancellation)
                    : 0;
            },
            cancellation);

    private static string KeyOf(string user) => "u:" + user;

    private static async Task<IReadOnlyList<InboxItem>> Items(DbCommand command, CancellationToken cancellation)
    {
        var items = new List<InboxItem>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            DateTimeOffset? readAt = rows.IsDBNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(8));
            items.Add(new InboxItem(LoggedEventReader.One(rows), rows.GetBoolean(9), readAt));
        }

        return items;
    }
}
