using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Topics;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore
{
    // SQLite and PostgreSQL both bound the parameters of a statement; this is far below either bound.
    private const int LargestChange = 500;

    public Task<ChangedInbox> Change(
        string tenant, string user, IReadOnlyList<string> eventIds, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(tenant, user, (connection, row) => Change(connection, row, eventIds, patch, now, cancellation), cancellation);

    public Task<ChangedInbox> ChangeShown(
        string tenant, string user, int limit, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(
            tenant,
            user,
            async (connection, row) =>
            {
                var topics = await TopicStore.RangesOf(connection, tenant, user, cancellation);
                var values = Page(tenant, user, topics, null, limit, InboxFilter.Shown);
                var ids = await connection.Rows<string>(InboxSql.Ids(database, topics.Count), values, cancellation);
                return await Change(connection, row, ids, patch, now, cancellation);
            },
            cancellation);

    public Task<ChangedInbox> MarkReadUpTo(string tenant, string user, long upTo, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(
            tenant,
            user,
            async (connection, row) =>
            {
                var values = new { Tenant = tenant, User = user, UpTo = upTo, Now = now, row.Version };
                var isChanged = await connection.Run(ItemStateSql.ReadMarkedUnread, values, cancellation) > 0;
                if (await connection.Row<long?>(UserSql.MoveReadUpTo, values, cancellation) is not { } moved)
                {
                    return isChanged ? row : null;
                }

                await connection.Run(ItemStateSql.RemoveUpTo, values with { UpTo = moved }, cancellation);
                return row with { ReadUpTo = moved };
            },
            cancellation);

    /// <summary>Holds the user's row, so that changes to one inbox follow each other; without a change the version stays.</summary>
    /// <param name="change">Gets the row with the new version and says how it stands after; null when nothing changed.</param>
    private Task<ChangedInbox> InOneVersion(
        string tenant, string user, Func<DbConnection, UserRow, Task<UserRow?>> change, CancellationToken cancellation) =>
        database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                var values = new { Tenant = tenant, User = user };
                if (await connection.Row<UserRow>(UserSql.RaiseVersion, values, cancellation) is not { } row)
                {
                    return new ChangedInbox(0, 0, false, []);
                }

                if (await change(connection, row) is { } changed)
                {
                    return new ChangedInbox(
                        row.Version, changed.ReadUpTo, true, await OfVersion(connection, tenant, user, row.Version, cancellation));
                }

                await connection.Run(UserSql.LowerVersion, values, cancellation);
                return new ChangedInbox(row.Version - 1, row.ReadUpTo, false, []);
            },
            cancellation);

    /// <returns>Null when nothing changed.</returns>
    private async Task<UserRow?> Change(
        DbConnection connection, UserRow row, IReadOnlyList<string> eventIds, InboxPatch patch, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await database.Share(connection, WithdrawalSql.LockOf(row.Tenant), cancellation);
        var (sql, changed) = (ItemStateSql.Change(database), 0);
        foreach (var ids in eventIds.Distinct().Chunk(LargestChange))
        {
            var values = new
            {
                row.Tenant,
                row.User,
                UserKey = AudienceKey.User(row.User),
                EventIds = ids,
                Now = now,
                Read = Choice(patch.Read),
                Seen = Choice(patch.Seen),
                Dismissed = Choice(patch.Dismissed),
                Archived = Choice(patch.Archived),
                SnoozedUntil = patch.SnoozedUntil is not { } until ? -1 : until <= now ? 0 : until.ToUnixTimeMilliseconds(),
                IsKept = Flag(patch != new InboxPatch(Read: true)),
            };
            changed += await connection.Run(sql, values, cancellation);
        }

        return changed > 0 ? row : null;
    }

    private static async Task<IReadOnlyList<ItemState>> OfVersion(
        DbConnection connection, string tenant, string user, long version, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, UserKey = AudienceKey.User(user), Version = version };
        return await connection.Rows(ItemStateSql.OfVersion, values, ItemReader.State, cancellation);
    }

    /// <summary>Neither of 1 and 0 leaves a thing as it is.</summary>
    private static long Choice(bool? choice) => choice is { } chosen ? Flag(chosen) : -1;
}
