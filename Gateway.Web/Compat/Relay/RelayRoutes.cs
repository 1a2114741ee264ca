using OrleansNotify.Access;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Relay;

/// <summary>What the relay's dashboard asks for.</summary>
internal static class RelayRoutes
{
    private const int PageSize = 100;
    private const int MaxTextLength = 200;
    private const int MostCounted = 100_000;

    public static void MapRelay(this IEndpointRouteBuilder routes)
    {
        var routed = routes.MapGroup("").RejectingBadArguments(asError: true).RequireCors(TenantCors.Policy);
        routed.MapGet("/webhooks", List).ShownAt("webhooks")
            .Named("relayListWebhooks", "Deliveries in the words of the dashboard of the relay")
            .Reads(Argument.NumberedPage, Argument.Limit(NumberedPage.MaxLimit, NumberedPage.UsualLimit), new Argument("source", "Only of this source."))
            .Reads(new Argument("status", "Only of this status.") { Choices = [.. RelayWebhook.Statuses] })
            .Produces<RelayWebhookPage>().Refuses(400);
        routed.MapGet("/webhooks/{id}", Show).ShownAt("webhooks/{id}")
            .Named("relayShowWebhook", "One delivery with its payload and attempts")
            .Produces<RelayWebhook>();
        routed.MapGet("/sources", Sources)
            .Named("relayListSources", "The names of the sources that events came from")
            .Needs(Credential.ApiKey).Produces<string[]>();
        routed.MapGet("/debug/status", Status)
            .Named("relayShowStatus", "How much waits and how much has failed")
            .Needs(Credential.ApiKey).Produces<RelayStatus>();
    }

    private static async Task<IResult> List(
        TenantCaller caller, HttpRequest request, DeliveryLog deliveries, IEndpointStore endpoints, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var page = NumberedPage.Read(query);
        var (source, status) = (query.Text("source", MaxTextLength), RelayWebhook.StatusOf(query.Choice("status", RelayWebhook.Statuses)));
        if (query.Problem is { } problem)
        {
            return problem.AsError();
        }

        if (await DeliveryScope.Of(caller, [], endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound.AsError();
        }

        var filter = new DeliveryFilter
        {
            Statuses = status is null ? [] : [status],
            Sources = source is null ? [] : [source],
            Limit = PageSize,
        };
        var rows = await deliveries.ReadMany(scope, filter, NumberedPage.MostItems, cancellation);
        return TypedResults.Ok(new RelayWebhookPage([.. page.Of(rows).Select(RelayWebhook.Of)], page.View(rows.Count)));
    }

    private static async Task<IResult> Show(
        string id, TenantCaller caller, DeliveryFinder finder, IDeliveryStore deliveries, IEventLog log, CancellationToken cancellation)
    {
        if (!DeliveryId.TryParse(id, out var parsed) || await finder.Find(caller, parsed, cancellation) is not { } row)
        {
            return Problems.NotFound.AsError();
        }

        var logged = (await log.ReadMany(caller.Tenant, [parsed.Seq], cancellation)).SingleOrDefault();
        return TypedResults.Ok(RelayWebhook.Of(row) with
        {
            Payload = logged is null ? null : new RawJson(logged.Payload),
            Attempts = AttemptAnswer.Of(await deliveries.Attempts(caller.Tenant, parsed, cancellation)),
        });
    }

    /// <summary>Those that are configured and those that something came from.</summary>
    private static async Task<IResult> Sources(
        TenantCaller caller, TenantDirectory directory, IDeliveryStore deliveries, CancellationToken cancellation)
    {
        if (!caller.ReadsAll)
        {
            return Problems.Forbidden.AsError();
        }

        var configured = (await directory.Find(caller.Tenant))?.Sources.Select(source => source.Settings.Name) ?? [];
        var seen = await deliveries.Sources(caller.Tenant, cancellation);
        return TypedResults.Ok(configured.Union(seen).Order(StringComparer.Ordinal));
    }

    private static async Task<IResult> Status(TenantCaller caller, RelayStatusReader status, CancellationToken cancellation)
        => caller.ReadsAll
            ? TypedResults.Ok(await status.Read(caller.Tenant, MostCounted, cancellation))
            : Problems.Forbidden.AsError();
}
