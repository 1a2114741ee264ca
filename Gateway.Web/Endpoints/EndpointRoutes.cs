using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Endpoints;

/// <summary>Endpoints: made, listed, changed, deleted.</summary>
internal static class EndpointRoutes
{
    private const int MaxPage = 100;
    private const int UsualPage = 20;

    public static RouteGroupBuilder MapEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/v1/endpoints").RejectingBadArguments().RequireCors(TenantCors.Policy);
        endpoints.MapPost("", Create)
            .Named("createEndpoint", "Makes an endpoint; its secret is in this answer only")
            .Takes<EndpointSettingsDocument>("""{"url":"https://example.org/hook","eventTypes":["order.*"]}""")
            .Reads(Argument.IdempotencyKey).Produces<EndpointAnswer>(201).Refuses(409);
        endpoints.MapGet("", List)
            .Named("listEndpoints", "The endpoints of the caller")
            .Reads(Argument.Limit(MaxPage, UsualPage), new Argument("after", "The next of an earlier page.")).Refuses(400);
        endpoints.MapGet("/{id}", Show)
            .Named("showEndpoint", "One endpoint");
        endpoints.MapPatch("/{id}", Change)
            .Named("changeEndpoint", "Changes settings of an endpoint: a JSON merge patch")
            .Takes<EndpointSettingsDocument>("""{"description":"Orders"}""").Refuses(409);
        endpoints.MapDelete("/{id}", Delete)
            .Named("deleteEndpoint", "Deletes an endpoint and what waits for it");
        endpoints.MapEndpointActions();
        return endpoints;
    }

    private static async Task<IResult> Create(
        TenantCaller caller, JsonBody<JsonObjectBody> body, HttpContext context, EndpointMaker maker)
    {
        if (!IdempotencyKey.TryRead(context.Request, out var key))
        {
            return Problems.HeaderMalformed("Idempotency-Key");
        }

        if (SettingsPatch.Apply(null, body.Value.Element, out var document) is { } problem)
        {
            return problem;
        }

        var (refused, made) = await maker.Make(caller, caller.ChangesAll ? null : caller.User, document, key, context);
        return refused ?? (IResult)TypedResults.Created($"/v1/endpoints/{made!.View!.Id}", EndpointAnswer.Of(made.View, made.Secret));
    }

    private static async Task<Results<Ok<EndpointList>, Problem>> List(
        TenantCaller caller, HttpRequest request, IEndpointStore endpoints, EndpointSecretBox box, IEventLog log, TimeProvider time,
        CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, after) = (query.Limit(MaxPage, UsualPage), query.Position("after", EndpointId.IsValid));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        // One more than asked for tells whether there is a next page.
        var rows = await endpoints.List(caller.Tenant, caller.ReadsAll ? null : caller.User, after ?? "", limit + 1, cancellation);
        var head = await log.Head(caller.Tenant, cancellation);
        var items = rows.Take(limit).Select(row => EndpointAnswer.Of(
            row, box.Open(new EndpointKey(caller.Tenant, row.Id), row.Secrets) ?? [], head.Seq, time.GetUtcNow()));
        return TypedResults.Ok(new EndpointList([.. items], rows.Count > limit ? rows[limit - 1].Id : null));
    }

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Show(EndpointAccess endpoint, IGrainFactory grains)
        => await endpoint.Grain(grains).Get() is { } view ? TypedResults.Ok(EndpointAnswer.Of(view)) : Problems.NotFound;

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Change(
        EndpointAccess endpoint, JsonBody<JsonObjectBody> body, HttpContext context, IGrainFactory grains, OutboundPolicy policy, Audit audit)
    {
        var grain = endpoint.Grain(grains);
        if (await grain.Get() is not { } before)
        {
            return Problems.NotFound;
        }

        var stored = EndpointSettingsJson.ToDocument(before.Settings);
        if ((SettingsPatch.Apply(stored, body.Value.Element, out var document)
            ?? SettingsCheck.Check(document, policy, stored)) is { } problem)
        {
            return problem;
        }

        // Against the version that the patch was applied to: what changed in between is not undone.
        var result = await grain.Change(EndpointSettingsJson.ToSettings(document), WantedVersion(body.Value.Element) ?? before.Version);
        if (result.Status != EndpointStatus.Done)
        {
            return EndpointProblems.Of(result.Status);
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "endpoint.changed", endpoint.Key.Id);
        return TypedResults.Ok(EndpointAnswer.Of(result.View!, result.Secret));
    }

    private static async Task<Results<NoContent, Problem>> Delete(EndpointAccess endpoint, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (await endpoint.Grain(grains).Delete() != EndpointStatus.Done)
        {
            return Problems.NotFound;
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "endpoint.deleted", endpoint.Key.Id);
        return TypedResults.NoContent();
    }

    private static long? WantedVersion(JsonElement patch)
        => patch.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt64(out var number)
            ? number
            : null;
}
