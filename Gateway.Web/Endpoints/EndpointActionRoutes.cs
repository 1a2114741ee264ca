using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Endpoints;

/// <summary>What an owner tells an endpoint to do.</summary>
internal static class EndpointActionRoutes
{
    private const int MaxRate = 10_000;
    private const string ExampleType = "endpoint.test";
    private static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(7);
    private static readonly TimeSpan UsualOverlap = TimeSpan.FromHours(24);

    public static void MapEndpointActions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{id}/enable", Enable)
            .Named("enableEndpoint", "Enables an endpoint that was disabled")
            .Example("""{"skip":false}""");
        endpoints.MapPost("/{id}/resume", Resume)
            .Named("resumeEndpoint", "Goes on with what waited while it was paused")
            .Example("""{"skip":false}""");
        endpoints.MapPost("/{id}/disable", Disable)
            .Named("disableEndpoint", "Disables an endpoint: what comes is not delivered");
        endpoints.MapPost("/{id}/pause", Pause)
            .Named("pauseEndpoint", "Pauses an endpoint: what comes waits");
        endpoints.MapPost("/{id}/rotate", Rotate)
            .Named("rotateEndpoint", "Makes a new secret; the old one signs as well for a while")
            .Example("""{"overlap":3600}""");
        endpoints.MapPost("/{id}/test", Test)
            .Named("testEndpoint", "Sends an example and shows what came back")
            .Example("""{"eventType":"endpoint.test","payload":{"test":true}}""");
        endpoints.MapPost("/{id}/cancel", Cancel)
            .Named("cancelEndpoint", "Cancels what waits for a further attempt")
            .Example("""{"parked":false}""");
    }

    private static Task<Results<Ok<EndpointAnswer>, Problem>> Enable(
        EndpointAccess endpoint, OptionalBody<ResumeCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
        => Continue(endpoint, body.Value, context, grains, audit, "endpoint.enabled");

    private static Task<Results<Ok<EndpointAnswer>, Problem>> Resume(
        EndpointAccess endpoint, OptionalBody<ResumeCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
        => Continue(endpoint, body.Value, context, grains, audit, "endpoint.resumed");

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Disable(EndpointAccess endpoint, HttpContext context, IGrainFactory grains, Audit audit)
        => await Answer(endpoint, await endpoint.Grain(grains).Disable(), context, audit, "endpoint.disabled");

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Pause(EndpointAccess endpoint, HttpContext context, IGrainFactory grains, Audit audit)
        => await Answer(endpoint, await endpoint.Grain(grains).Pause(), context, audit, "endpoint.paused");

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Rotate(
        EndpointAccess endpoint, OptionalBody<RotateCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var seconds = body.Value.Overlap ?? UsualOverlap.TotalSeconds;
        return seconds >= 0 && seconds <= MaxOverlap.TotalSeconds
            ? await Answer(endpoint, await endpoint.Grain(grains).RotateSecret(TimeSpan.FromSeconds(seconds)), context, audit, "endpoint.rotated")
            : Problems.Invalid("overlap_invalid", "overlap is 0 to 604800 seconds.");
    }

    private static async Task<Results<Ok<TestAnswer>, Problem>> Test(
        EndpointAccess endpoint, OptionalBody<TestCommand> body, IGrainFactory grains, TestBudget budget)
    {
        var (type, payload) = body.Value;
        if (type is not null && !EventTypePattern.IsType(type))
        {
            return Problems.EventTypeInvalid("eventType");
        }

        var caller = endpoint.Caller;
        using var lease = budget.Lease(caller.Tenant, caller.User is null ? null : $"{caller.Tenant}/{caller.User}");
        if (lease.Grow(1) is { } tooMany)
        {
            return tooMany;
        }

        var bytes = Encoding.UTF8.GetBytes(payload?.GetRawText() ?? """{"test":true}""");
        return await endpoint.Grain(grains).Test(type ?? ExampleType, bytes) is { } result
            ? TypedResults.Ok(TestAnswer.Of(result))
            : Problems.NotFound;
    }

    private static async Task<Results<Ok<Cancelled>, Problem>> Cancel(
        EndpointAccess endpoint, OptionalBody<CancelCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var cancelled = await endpoint.Grain(grains).CancelPending(body.Value.Parked ?? false);
        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, "endpoint.cancelled", endpoint.Key.Id);
        return TypedResults.Ok(new Cancelled(cancelled));
    }

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Continue(
        EndpointAccess endpoint, ResumeCommand command, HttpContext context, IGrainFactory grains, Audit audit, string action)
        => command.Rate is null or (>= 0 and <= MaxRate)
            ? await Answer(endpoint, await endpoint.Grain(grains).Resume(new ResumeEndpoint(command.Skip ?? false, command.Rate ?? 0)), context, audit, action)
            : Problems.Invalid("rate_invalid", $"rate is 0 (none) to {MaxRate} attempts per second.");

    private static async Task<Results<Ok<EndpointAnswer>, Problem>> Answer(
        EndpointAccess endpoint, EndpointResult result, HttpContext context, Audit audit, string action)
    {
        if (result.Status != EndpointStatus.Done)
        {
            return EndpointProblems.Of(result.Status);
        }

        await audit.Add(context, endpoint.Key.Tenant, endpoint.Caller.Actor, action, endpoint.Key.Id);
        return TypedResults.Ok(EndpointAnswer.Of(result.View!, result.Secret));
    }
}

/// <param name="Skip">Leave out what waited.</param>
/// <param name="Rate">Attempts per second until it is done; 0: no limit.</param>
internal sealed record ResumeCommand(bool? Skip, int? Rate);

/// <param name="Overlap">Seconds for which the old secret signs too; 86400 when left out.</param>
internal sealed record RotateCommand(double? Overlap);

internal sealed record TestCommand(string? EventType, JsonElement? Payload);

/// <param name="Parked">Also what no attempt was made for.</param>
internal sealed record CancelCommand(bool? Parked);

internal sealed record Cancelled(long Count);
