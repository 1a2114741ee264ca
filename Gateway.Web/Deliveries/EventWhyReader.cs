using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Of every endpoint of the tenant, whether an event concerns it and by which rule.</summary>
internal sealed class EventWhyReader(IEndpointStore endpoints, IDeliveryStore deliveries)
{
    private const int MostEndpoints = 1_000;

    public async Task<EventWhyList> Read(string tenant, LoggedEvent logged, CancellationToken cancellation)
    {
        var rows = await endpoints.List(tenant, null, "", MostEndpoints + 1, cancellation);
        var page = await deliveries.List(tenant, new DeliveryFilter { Seqs = [logged.Seq], Limit = MostEndpoints }, cancellation);
        var delivered = page.Deliveries.ToDictionary(row => row.EndpointId);
        var allowance = new FilterAllowance();
        return new EventWhyList(
            [.. rows.Take(MostEndpoints).Select(row => Of(row, logged, delivered.GetValueOrDefault(row.Id), allowance))],
            rows.Count > MostEndpoints);
    }

    internal static EventWhy Of(EndpointRow row, LoggedEvent logged, DeliveryRow? delivery, FilterAllowance allowance)
    {
        var settings = EndpointSettingsJson.Read(row.Settings);
        var verdict = EndpointMatch.Of(row.Owner, settings).Explain(logged, allowance);
        var matched = delivery is not null || verdict == MatchRule.Matched;
        var (rule, text) = Rule(row, logged, delivery, verdict);
        var waits = delivery is null && rule is "matched" or "paused" or "disabled";
        return new EventWhy(
            row.Id, settings.Description.Length > 0 ? settings.Description : null, settings.Url, matched, rule, text,
            delivery is not null || waits ? new DeliveryId(row.Id, logged.Seq).ToString() : null,
            delivery?.Status ?? (waits ? DeliveryStatus.Pending : null));
    }

    private static (string Rule, string Text) Rule(EndpointRow row, LoggedEvent logged, DeliveryRow? delivery, MatchRule verdict) => verdict switch
    {
        _ when delivery is not null => ("matched", "It was sent there, or is going to be."),
        MatchRule.Audience => ("audience", "The endpoint belongs to a user who is not among the event's audience."),
        MatchRule.EventTypes => ("event_types", $"The endpoint does not take events of the type {logged.Type}."),
        MatchRule.Filter => ("filter", "The endpoint's filter does not take this payload."),
        _ when logged.Seq <= row.Cursor => ("created_later", "The endpoint was made after the event, or began to take such events later."),
        _ => row.State switch
        {
            EndpointState.Paused => ("paused", "It waits: the endpoint is paused."),
            EndpointState.Disabled => ("disabled", "It waits: the endpoint is disabled."),
            _ => ("matched", "It is in line for the endpoint."),
        },
    };
}
