using System.Text.Json;

namespace OrleansNotify.Deliveries;

/// <param name="Total">Counted when it began; up to a bound.</param>
/// <param name="EtaAt">At its rate; null when it is not running or its total is not known.</param>
internal sealed record BulkAnswer(
    string Id, string Action, BulkFilter? Filter, string State, long Done, long Total, long Rate, string Actor, DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? EtaAt)
{
    public static BulkAnswer Of(BulkJobRow row, DateTimeOffset now) => new(
        row.Id, row.Action, JsonSerializer.Deserialize<BulkFilter>(row.Asked), row.State, row.Done, row.Total, row.Rate, row.Actor, row.StartedAt,
        row.UpdatedAt, row.State == BulkState.Running && row.Total > row.Done ? now.AddSeconds(Math.Ceiling((row.Total - row.Done) / (double)row.Rate)) : null);
}

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last.</param>
internal sealed record BulkList(BulkAnswer[] Items, string? Next);

/// <param name="Endpoints">Of the newest that meet the filter, by endpoint.</param>
/// <param name="Sample">The newest ten.</param>
internal sealed record BulkPlan(long Count, bool IsAtLeast, BulkEndpoint[] Endpoints, DeliveryAnswer[] Sample);

internal sealed record BulkEndpoint(string Id, string? Name, long Count);
