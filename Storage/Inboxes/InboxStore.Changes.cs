using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore
{
    // SQLite and PostgreSQL both bound the parameters of a statement; this is far below either bound.
    private const int LargestChange = 500;

    public Task<IReadOnlyList<ItemState>> Change(
        string tenant, string user, IReadOnlyList<string> eventIds, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(tenant, user, (connection, _) => Change(connection, tenant, user, eventIds, patch, now, cancellation), cancellation);

    public Task<IReadOnlyList<ItemState>> ChangeShown(
        string tenant, string user, int limit, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(
            tenant,
            user,
            async (connection, _) =>
            {
                var topics = await TopicsOf(connection, tenant, user, cancellation);
                var values = Page(tenant, user, topics, null, limit, InboxFilter.Shown);
                var ids = await connection.Rows<string>(InboxSql.Ids(database, topics.Count), values, cancellation);
                return await Change(connection, tenant, user, ids, patch, now, cancellation);
            },
            cancellation);

    public Task<IReadOnlyList<ItemState>> MarkReadUpTo(
        string tenant, string user, long upTo, DateTimeOffset now, CancellationToken cancellation) =>
        InOneVersion(
            tenant,
            user,
            async (connection, version) =>
            {
                var values = new { Tenant = tenant, User = user, UpTo = upTo, Now = now, Version = version };
                var changed = await connection.Run(ItemStateSql.ReadMarkedUnread, values, cancellation);
                if (await connection.Row<long?>(UserSql.MoveReadUpTo, values, cancellation) is not { } moved)
                {
                    return changed;
                }

                await connection.Run(ItemStateSql.RemoveUpTo, values with { UpTo = moved }, cancellation);
                return changed + 1;
            },
            cancellation);

    /// <summary>Holds the user's row, so that changes to one inbox follow each other; without a change the version stays.</summary>
    /// <param name="change">Gets the new version and says how much changed.</param>
    private Task<IReadOnlyList<ItemState>> InOneVersion(
        string tenant, string user, Func<DbConnection, long, Task<int>> change, CancellationToken cancellation) =>
        database.Write<IReadOnlyList<ItemState>>(
            async connection =>
            {
                var values = new { Tenant = tenant, User = user };
                if (await connection.Row<long?>(UserSql.RaiseVersion, values, cancellation) is not { } version)
                {
                    return [];
                }

                if (await change(connection, version) > 0)
                {
                    return await OfVersion(connection, tenant, user, version, cancellation);
                }

                await connection.Run(UserSql.LowerVersion, values, cancellation);
                return [];
            },
            cancellation);

    private async Task<int> Change(
        DbConnection connection, string tenant, string user, IReadOnlyList<string> eventIds, InboxPatch patch, DateTimeOffset now,
        CancellationToken cancellation)
    {
        await database.Share(connection, WithdrawalSql.LockOf(tenant), cancellation);
        var (sql, changed) = (ItemStateSql.Change(database), 0);
        foreach (var ids in eventIds.Distinct().Chunk(LargestChange))
        {
            var values = new
            {
                Tenant = tenant,
                User = user,
                UserKey = AudienceKey.User(user),
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

        return changed;
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
