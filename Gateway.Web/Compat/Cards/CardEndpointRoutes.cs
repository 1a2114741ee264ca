using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Compat.Cards;

/// <summary>A person's webhooks as the card product has them: its paths, members and words.</summary>
internal static class CardEndpointRoutes
{
    private const int MaxPage = 100;
    private const int UsualPage = 20;
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public static void MapCardEndpoints(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/webhooks").RejectingBadArguments(asError: true).RequireCors(TenantCors.Policy);
        webhooks.AddEndpointFilter(PeopleOnly);
        webhooks.Needs(Credential.Session);
        webhooks.MapPost("", Create)
            .Named("cardCreateEndpoint", "Makes a webhook of the person")
            .Example("""{"url":"https://example.org/hook","events":["order.created"]}""").Produces<CardEndpoint>(201).Refuses(409);
        webhooks.MapGet("", List)
            .Named("cardListEndpoints", "The webhooks of the person")
            .Reads(Argument.Limit(MaxPage, UsualPage)).Produces<CardEndpoint[]>().Refuses(400);
        webhooks.MapDelete("/{id}", Delete)
            .Named("cardDeleteEndpoint", "Deletes a webhook")
            .Produces(204);
        webhooks.MapGet("/{id}/deliveries", Deliveries)
            .Named("cardListDeliveries", "The deliveries of a webhook")
            .Reads(Argument.NumberedPage, Argument.Limit(MaxPage, UsualPage)).Produces<CardDeliveryPage>().Refuses(400);
        // The card product's code rotates by PATCH, its description by POST.
        const string rotates = "Makes a new secret; the old one signs as well for a day";
        webhooks.MapPost("/{id}/rotate-secret", Rotate).Named("cardRotateSecret", rotates).Produces<CardSecretRotated>();
        webhooks.MapPatch("/{id}/rotate-secret", Rotate).Named("cardRotateSecretByPatch", rotates).Produces<CardSecretRotated>();
    }

    private static async Task<IResult> Create(
        TenantCaller caller, JsonBody<CardEndpointCommand> body, HttpContext context, EndpointMaker maker, IOptions<GatewayOptions> options,
        IOptions<DeliveryOptions> limits)
    {
        var (url, events) = body.Value;
        if (url is null || events is null || events.Contains(null))
        {
            return Problems.EndpointIncomplete.AsError();
        }

        var document = new EndpointSettingsDocument { Url = url, EventTypes = events!, SignatureHeader = options.Value.SignatureHeader };
        var (refused, made) = await maker.Make(caller, caller.User, document, null, context);
        return refused is null
            ? TypedResults.Created((string?)null, CardEndpoint.Of(made!.View!) with { Secret = made.Secret })
            : refused.Status == 422 ? (refused with { Status = 400 }).AsError()
            : refused.AsError($"Maximum of {limits.Value.EndpointsPerUser} webhook endpoints allowed per user");
    }

    private static async Task<IResult> List(TenantCaller caller, HttpRequest request, IEndpointStore endpoints, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var limit = query.Limit(MaxPage, UsualPage);
        if (query.Problem is { } problem)
        {
            return problem.AsError();
        }

        var rows = await endpoints.List(caller.Tenant, caller.User, "", MaxPage, cancellation);
        return TypedResults.Ok(rows.Reverse().Take(limit).Select(CardEndpoint.Of));
    }

    private static async Task<IResult> Delete(EndpointAccess endpoint, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (await endpoint.Grain(grains).Delete() != EndpointStatus.Done)
        {
            return Problems.NotFound.AsError();
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "endpoint.deleted", endpoint.Key.Id);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Deliveries(
        EndpointAccess endpoint, HttpRequest request, DeliveryLog deliveries, IEventLog log, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var page = NumberedPage.Read(query);
        if (query.Problem is { } problem)
        {
            return problem.AsError();
        }

        var tenant = endpoint.Key.Tenant;
        var filter = new DeliveryFilter { Limit = MaxPage };
        var rows = await deliveries.ReadMany(new DeliveryScope(tenant, [endpoint.Key.Id]), filter, NumberedPage.MostItems, cancellation);
        var shown = page.Of(rows);
        var events = await log.ReadMany(tenant, [.. shown.Select(row => row.Seq)], cancellation);
        return TypedResults.Ok(new CardDeliveryPage(
            [.. shown.Select(row => CardDelivery.Of(row, events.FirstOrDefault(logged => logged.Seq == row.Seq)))],
            page.View(rows.Count)));
    }

    private static async Task<IResult> Rotate(EndpointAccess endpoint, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var result = await endpoint.Grain(grains).RotateSecret(Overlap);
        if (result.Status != EndpointStatus.Done)
        {
            return Problems.NotFound.AsError();
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "endpoint.rotated", endpoint.Key.Id);
        return TypedResults.Ok(new CardSecretRotated(
            endpoint.Key.Id, result.Secret!, "Secret rotated. Store it now: it is not shown again.", result.View!.UpdatedAt));
    }

    private static async ValueTask<object?> PeopleOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var caller = context.Arguments.OfType<TenantCaller>().FirstOrDefault()
            ?? context.Arguments.OfType<EndpointAccess>().Select(endpoint => endpoint.Caller).FirstOrDefault();
        return caller?.User is null ? Problems.Forbidden.AsError() : await next(context);
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CardEndpointCommand(string? Url, string?[]? Events);

internal sealed record CardSecretRotated(string Id, string Secret, string Message, DateTimeOffset UpdatedAt);
