using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed partial class InboxStore
{
    public async Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation)
    {
        var (unread, unranked) = await database.Read(c => Count(c, tenant, user, upTo, cancellation), cancellation);
        foreach (var key in unranked)
        {
            await Rank(tenant, key, cancellation);
        }

        return unread;
    }

    public Task<IReadOnlyList<TopicUnread>> CountUnreadOfTopics(string tenant, string user, long upTo, CancellationToken cancellation) =>
        database.Read<IReadOnlyList<TopicUnread>>(
            async connection =>
            {
                var topics = await TopicsOf(connection, tenant, user, cancellation);
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

    /// <returns>The count, and the keys that took long.</returns>
    private async Task<(long Unread, string[] Unranked)> Count(
        DbConnection connection, string tenant, string user, long? upTo, CancellationToken cancellation)
    {
        var topics = await TopicsOf(connection, tenant, user, cancellation);
        var values = Values(tenant, user, topics, InboxFilter.Shown);
        values.Add("UpTo", upTo ?? long.MaxValue);
        var columns = 1 + (2 * (2 + topics.Count));
        var counts = await connection.Row(
            InboxSql.CountUnread(database, topics.Count), values, row => Numbers(row, columns), cancellation);
        string[] keys = [AudienceKey.Everyone, AudienceKey.User(user), .. topics.Select(topic => topic.Key)];
        return (counts!.Sum(), [.. keys.Where((_, i) => counts![(2 * i) + 2] > Ranks.Bearable).Distinct()]);
    }

    private async Task Rank(string tenant, string key, CancellationToken cancellation)
    {
        try
        {
            await ranks.Rank(tenant, key, cancellation);
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
}
