using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>
/// Puts planned messages of digests into the ones that are open, in the transaction that moves the planner's cursor: each event is in exactly one
/// digest, whatever ends when.
/// </summary>
internal sealed class MessageDigests(Database database)
{
    private readonly string _join = DigestSql.Join(database);
    private readonly string _add = DigestSql.Add(database);

    /// <returns>The messages to add: those of one event, and digests that have begun.</returns>
    public async Task<IReadOnlyList<MessageRow>> Gather(
        DbConnection connection, string tenant, IReadOnlyList<MessageRow> planned, CancellationToken cancellation)
    {
        var groups = planned.Where(row => row.DigestUntil is not null).GroupBy(DigestKey.Of).ToArray();
        if (groups.Length == 0)
        {
            return planned;
        }

        var keys = groups.Select(group => new
        {
            group.Key.Channel,
            group.Key.Address,
            group.Key.Person,
            group.Key.EventType,
            Now = group.First().CreatedAt,
            Count = group.Count(),
        });
        var joined = await connection.Rows<Joined>(_join, new { Tenant = tenant, Rows = RowsJson.Of(keys) }, cancellation);
        var open = joined.ToDictionary(row => new DigestKey(row.Channel, row.Address, row.Person, row.EventType), row => row.Id);
        var begun = groups.Where(group => !open.ContainsKey(group.Key)).Select(group => group.First() with { DigestCount = group.Count() }).ToArray();
        var events = groups.SelectMany(group =>
        {
            var id = open.GetValueOrDefault(group.Key) ?? group.First().Id;
            return group.Select(row => new { MessageId = id, row.Seq });
        });
        await connection.Run(_add, new { Tenant = tenant, Rows = RowsJson.Of(events) }, cancellation);
        return [.. planned.Where(row => row.DigestUntil is null), .. begun];
    }

    public Task<IReadOnlyList<long>> Events(string tenant, string messageId, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<long>(DigestSql.Events, new { Tenant = tenant, MessageId = messageId, Limit = limit }, cancellation), cancellation);

    private sealed record Joined
    {
        public required string Id { get; init; }

        public required Channel Channel { get; init; }

        public required string Address { get; init; }

        public required string Person { get; init; }

        public required string EventType { get; init; }
    }
}
