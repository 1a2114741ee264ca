using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Deliveries;

/// <summary>What the relay's dashboard asks for.</summary>
internal static class SeedDeliveryRoutes
{
    private const int PageSize = 100;
    private const int MaxTextLength = 200;
    private const int MostCounted = 100_000;

    public static void MapSeedDeliveries(this IEndpointRouteBuilder routes)
    {
        var seed = routes.MapGroup("").RejectingBadArguments(asSeed: true).RequireCors(TenantCors.Policy);
        seed.MapGet("/webhooks", List).ShownAt("webhooks")
            .Named("seedListWebhooks", "Deliveries in the words of the dashboard of the relay")
            .Reads(Argument.SeedPage, Argument.Limit(SeedPage.MaxLimit, SeedPage.UsualLimit), new Argument("source", "Only of this source."))
            .Reads(new Argument("status", "Only of this status.") { Choices = [.. SeedWebhook.Statuses] })
            .Produces<SeedWebhookPage>().Refuses(400);
        seed.MapGet("/webhooks/{id}", Show).ShownAt("webhooks/{id}")
            .Named("seedShowWebhook", "One delivery with its payload and attempts")
            .Produces<SeedWebhook>();
        seed.MapGet("/sources", Sources)
            .Named("seedListSources", "The names of the sources that events came from")
            .Needs(Credential.ApiKey).Produces<string[]>();
        seed.MapGet("/debug/status", Status)
            .Named("seedShowStatus", "How much waits and how much has failed")
            .Needs(Credential.ApiKey).Produces<SeedStatus>();
    }

    private static async Task<IResult> List(
        TenantCaller caller, HttpRequest request, DeliveryLog deliveries, IEndpointStore endpoints, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var page = SeedPage.Read(query);
        var (source, status) = (query.Text("source", MaxTextLength), SeedWebhook.StatusOf(query.Choice("status", SeedWebhook.Statuses)));
        if (query.Problem is { } problem)
        {
            return problem.AsSeed();
        }

        if (await DeliveryScope.Of(caller, [], endpoints, cancellation) is not { } scope)
        {
            return Problems.NotFound.AsSeed();
        }

        var filter = new DeliveryFilter
        {
            Statuses = status is null ? [] : [status],
            Sources = source is null ? [] : [source],
            Limit = PageSize,
        };
        var rows = await deliveries.ReadMany(scope, filter, SeedPage.MostItems, cancellation);
        return TypedResults.Ok(new SeedWebhookPage([.. page.Of(rows).Select(SeedWebhook.Of)], page.View(rows.Count)));
    }

    private static async Task<IResult> Show(
        string id, TenantCaller caller, DeliveryFinder finder, IDeliveryStore deliveries, IEventLog log, CancellationToken cancellation)
    {
        if (!DeliveryId.TryParse(id, out var parsed) || await finder.Find(caller, parsed, cancellation) is not { } row)
        {
            return Problems.NotFound.AsSeed();
        }

        var logged = (await log.ReadMany(caller.Tenant, [parsed.Seq], cancellation)).SingleOrDefault();
        return TypedResults.Ok(SeedWebhook.Of(row) with
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
            return Problems.Forbidden.AsSeed();
        }

        var configured = (await directory.Find(caller.Tenant))?.Sources.Select(source => source.Settings.Name) ?? [];
        var seen = await deliveries.Sources(caller.Tenant, cancellation);
        return TypedResults.Ok(configured.Union(seen).Order(StringComparer.Ordinal));
    }

    private static async Task<IResult> Status(TenantCaller caller, SeedStatusReader status, CancellationToken cancellation)
        => caller.ReadsAll
            ? TypedResults.Ok(await status.Read(caller.Tenant, MostCounted, cancellation))
            : Problems.Forbidden.AsSeed();
}
