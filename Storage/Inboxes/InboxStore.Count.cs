using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;
using OrleansNotify.Topics;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore
{
    private readonly string?[] _countUnread = new string?[16];

    /// <summary>So many shared rows to read one by one are no reason to keep their number.</summary>
    internal int BearableShared { get; init; } = Ranks.Bearable;

    /// <summary>How many rows, of all keys, what is kept goes further by at a time, as that holds SQLite's only writer.</summary>
    internal int SharedStep { get; init; } = 100 * RankSql.Every;

    public async Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation)
        => (await CountAndKeep(tenant, user, upTo, cancellation)).Unread;

    public async Task<InboxStanding> Standing(string tenant, string user, long upTo, CancellationToken cancellation)
    {
        var count = await CountAndKeep(tenant, user, upTo, cancellation);
        return new InboxStanding(count.Unread, count.Topics);
    }

    public Task<IReadOnlyList<TopicUnread>> CountUnreadOfTopics(string tenant, string user, long upTo, CancellationToken cancellation) =>
        database.Read<IReadOnlyList<TopicUnread>>(
            Scope.Of(tenant),
            async connection =>
            {
                var topics = await TopicStore.RangesOf(connection, tenant, user, cancellation);
                if (topics.Count == 0)
                {
                    return [];
                }

                var values = Values(tenant, user, topics, InboxFilter.Shown);
                values.Add("UpTo", upTo);
                var counts = await connection.Row(
                    InboxSql.CountUnreadOfTopics(database, topics.Count), values, row => Numbers(row, topics.Count), cancellation);
                return [.. topics.Zip(counts!).GroupBy(pair => pair.First.Key, (key, pairs) => new TopicUnread(key, pairs.Sum(pair => pair.Second)))];
            },
            cancellation);

    private async Task<UnreadCount> CountAndKeep(string tenant, string user, long? upTo, CancellationToken cancellation)
    {
        var count = await database.Read(Scope.Of(tenant), c => Count(c, tenant, user, upTo, cancellation), cancellation);
        foreach (var key in count.Unranked)
        {
            await TryKeep(() => ranks.Rank(tenant, key, cancellation));
        }

        if (count.IsSharedUnknown)
        {
            await TryKeep(() => KeepShared(tenant, user, cancellation));
        }

        return count;
    }

    private async Task<UnreadCount> Count(DbConnection connection, string tenant, string user, long? upTo, CancellationToken cancellation)
    {
        var topics = await TopicStore.RangesOf(connection, tenant, user, cancellation);
        const int beforeKeys = 3;
        var columns = beforeKeys + (2 * (2 + topics.Count));
        var counts = await connection.KeptRow(
            CountUnreadBy(topics.Count), CountValues(tenant, user, topics, upTo ?? long.MaxValue), row => Numbers(row, columns), cancellation);
        string[] keys = [AudienceKey.Everyone, AudienceKey.User(user), .. topics.Select(topic => topic.Key)];
        // Many shared ones lie among the others of any key, and are read to find those.
        var isSharedUnknown = counts![beforeKeys - 1] > BearableShared;
        var unranked = keys.Where((_, i) => isSharedUnknown || counts[beforeKeys + (2 * i) + 1] > Ranks.Bearable).Distinct();
        return new UnreadCount(counts.Sum(), [.. unranked], isSharedUnknown, topics);
    }

    private (string Name, object Value)[] CountValues(string tenant, string user, IReadOnlyList<KeyRange> topics, long upTo)
    {
        var values = new List<(string, object)>(8 + (3 * topics.Count))
        {
            ("@Tenant", tenant), ("@User", user), ("@UserKey", AudienceKey.User(user)), ("@Now", time.GetUtcNow().ToUnixTimeMilliseconds()),
            ("@UpTo", upTo), ("@WithDismissed", 0L), ("@WithArchived", 0L), ("@WithSnoozed", 0L),
        };
        for (var i = 0; i < topics.Count; i++)
        {
            values.AddRange([($"@Topic{i}", topics[i].Key), ($"@From{i}", topics[i].After), ($"@To{i}", topics[i].UpTo)]);
        }

        return [.. values];
    }

    // Some kilobytes of text for each connection that is opened.
    private string CountUnreadBy(int topics)
        => topics < _countUnread.Length ? _countUnread[topics] ??= InboxSql.CountUnread(database, topics) : InboxSql.CountUnread(database, topics);

    private Task<int> KeepShared(string tenant, string user, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await database.Share(connection, RankSql.LockOf(tenant), cancellation);
            if (!await database.TrySerialize(connection, $"shared-counts/{tenant}/{user}", cancellation))
            {
                return 0;
            }

            // The head first: who joins a topic after it was read sees nothing of it up to there.
            var head = await connection.Row<LogHead>(EventLogSql.Head, new { Tenant = tenant }, cancellation);
            var topics = await TopicStore.RangesOf(connection, tenant, user, cancellation);
            var values = Values(tenant, user, topics, InboxFilter.Shown);
            values.Add("UpTo", head!.Seq);
            values.Add("Step", (long)Math.Max(BearableShared, SharedStep / (2 + topics.Count)));
            var edge = await connection.Row<long?>(InboxSql.SharedEdge(database, topics.Count), values, cancellation);
            values.Add("UpTo", edge ?? head.Seq);
            return await connection.Run(InboxSql.KeepShared(database, topics.Count), values, cancellation);
        },
        cancellation);

    private static async Task TryKeep(Func<Task> keep)
    {
        try
        {
            await keep();
        }
        catch (StoreUnavailableException)
        {
            // The count is right without it.
        }
    }

    private static long[] Numbers(DbDataReader row, int columns)
    {
        var numbers = new long[columns];
        for (var i = 0; i < columns; i++)
        {
            numbers[i] = row.GetInt64(i);
        }

        return numbers;
    }

    /// <param name="Unranked">The keys that took long.</param>
    /// <param name="IsSharedUnknown">Many shared ones had to be read.</param>
    private sealed record UnreadCount(long Unread, string[] Unranked, bool IsSharedUnknown, IReadOnlyList<KeyRange> Topics);
}
