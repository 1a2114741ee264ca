using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Which channels have something to do, read in pages.</summary>
internal sealed class DueChannels(Database database, int page = 500)
{
    public async Task<IReadOnlyList<ChannelRef>> Read(DateTimeOffset until, CancellationToken cancellation)
    {
        var found = new HashSet<ChannelRef>();
        IReadOnlyList<Row> rows;
        var (tenant, channel) = ("", -1L);
        do
        {
            var values = new { AfterTenant = tenant, AfterChannel = channel, Limit = page };
            rows = await database.Read(Scope.AllTenants, c => c.Rows<Row>(DueChannelSql.Page, values, cancellation), cancellation);
            found.UnionWith(rows.Where(row => row.DueAt <= until.ToUnixTimeMilliseconds()).Select(row => new ChannelRef { Tenant = row.Tenant, Channel = row.Channel }));
            var last = rows.MaxBy(row => row.Place);
            (tenant, channel) = last is null ? (tenant, channel) : (last.Tenant, (long)last.Channel);
        }
        while (rows.Count == page);

        return [.. found];
    }

    private sealed record Row
    {
        public required long Place { get; init; }

        public required string Tenant { get; init; }

        public required Channel Channel { get; init; }

        public long? DueAt { get; init; }
    }
}
