using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>A search on a stream: which of the deliveries that changed are of an event that it finds.</summary>
internal sealed class ChangeText(string q, IEventLog log)
{
    private readonly byte[][] _forms = PayloadText.Forms(q);

    public async Task<IReadOnlyList<DeliveryRow>> Of(string tenant, IReadOnlyList<DeliveryRow> rows, CancellationToken cancellation)
    {
        if (SearchedId.TryParse(q, out var id))
        {
            return [.. rows.Where(row => id!.Matches(row))];
        }

        var events = await log.ReadMany(tenant, [.. rows.Select(row => row.Seq).Distinct()], cancellation);
        var found = events.Where(logged => PayloadText.IsIn(logged.Payload, _forms)).Select(logged => logged.Seq).ToHashSet();
        return [.. rows.Where(row => found.Contains(row.Seq))];
    }
}
