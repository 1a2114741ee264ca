using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>How much one address may get, and what it got.</summary>
internal sealed class MessageThrottles(Database database)
{
    // A message may wait for so long before it is sent, and still be found by the time at which it was made.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);
    private readonly string _sentTo = ThrottleSql.SentTo(database);

    public async Task<MessageThrottle?> Find(string tenant, Channel channel, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = (long)channel };
        var row = await database.Read(Scope.Of(tenant), c => c.Row<ThrottleRow>(ThrottleSql.Find, values, cancellation), cancellation);
        return row is null ? null : new MessageThrottle((int)row.Most, TimeSpan.FromSeconds(row.WindowSeconds));
    }

    public Task Set(string tenant, Channel channel, MessageThrottle? throttle, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = (long)channel, Most = throttle?.Limit, WindowSeconds = (long?)throttle?.Window.TotalSeconds };
        return database.Write(Scope.Of(tenant), c => c.Run(throttle is null ? ThrottleSql.Remove : ThrottleSql.Set, values, cancellation), cancellation);
    }

    public async Task<ILookup<string, DateTimeOffset>> SentTo(
        string tenant, Channel channel, IReadOnlyList<string> addresses, DateTimeOffset since, CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = tenant,
            Channel = (long)channel,
            Addresses = addresses.ToArray(),
            Since = since,
            FromId = MessageRow.FirstIdOf(since - LongestWait),
        };
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<SentRow>(_sentTo, values, cancellation), cancellation);
        return rows.ToLookup(row => row.Address, row => row.StartedAt, StringComparer.Ordinal);
    }

    private sealed record ThrottleRow
    {
        public required long Most { get; init; }

        public required long WindowSeconds { get; init; }
    }

    private sealed record SentRow
    {
        public required string Address { get; init; }

        public required DateTimeOffset StartedAt { get; init; }
    }
}
