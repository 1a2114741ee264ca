using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Events;

/// <summary>Publishing: one event or up to 1,000, all of them checked before the first is written.</summary>
internal static class EventRoutes
{
    public const int MaxBatchBody = 4 * 1024 * 1024;
    private const int MaxEnvelope = 4 * 1024;

    /// <summary>Of what people publish, which can only be to themselves.</summary>
    public const string PersonsSource = "user";

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/events").RejectingBadArguments().RequireCors(TenantCors.Policy);
        events.MapPost("", Publish)
            .Named("publishEvents", "Publishes one event, or a list of up to 1,000: all are checked before the first is written")
            .Takes<EventDocument>("""{"type":"order.created","payload":{"title":"Order 1042","message":"Two items"},"audience":["*"]}""")
            .WithMetadata(new OneOrMany())
            .Reads(Argument.IdempotencyKey)
            .Produces<EventAccepted>(202).Produces<PublishedItem[]>(207).Refuses(400, 409, 413, 415, 422, 429, 503, 508).CountingHops();
        events.MapDelete("/{id}", Withdraw)
            .Named("withdrawEvent", "Takes an event back: it leaves every inbox; one that waits for its time is never sent");
        events.MapGet("/scheduled", ScheduledEvents.List)
            .Named("listScheduledEvents", "What waits for its deliverAt, in the order in which it came");
    }

    private static async Task<Results<NoContent, Problem>> Withdraw(string id, TenantCaller caller, HttpContext context, Withdrawals withdrawals)
        => await withdrawals.Withdraw(caller, id, context) is { } problem ? problem : TypedResults.NoContent();

    private static async Task<IResult> Publish(
        TenantCaller caller, HttpContext context, EventAppender appender, CallLimits limits, ScheduleQuota quota, TimeProvider time,
        IOptions<GatewayOptions> options)
    {
        if (!IdempotencyKey.TryRead(context.Request, out var key))
        {
            return Problems.HeaderMalformed("Idempotency-Key");
        }

        var announced = (int)Math.Min(context.Request.ContentLength ?? 0, MaxBatchBody);
        if (limits.Bytes(caller.Tenant, caller.User, announced) is { } tooManyBytes)
        {
            return tooManyBytes;
        }

        var (body, rejection) = await RawBody.Read(context, MaxBatchBody, lease: BoundedBody.Lease(context, caller.Tenant, caller.User));
        if (rejection is not null)
        {
            return rejection;
        }

        body = PassedJson.WithoutMark(body);
        if ((Read(body, options.Value.MaxBody, caller, key, out var events, out var isBatch) ?? CheckTimes(events, time)) is { } problem)
        {
            return problem;
        }

        if ((limits.Events(caller.Tenant, caller.User, events.Count)
            ?? limits.Bytes(caller.Tenant, caller.User, Math.Max(0, body.Length - announced))
            ?? await quota.Take(caller.Tenant, caller.User, events, context.RequestAborted)) is { } tooMany)
        {
            return tooMany;
        }

        var results = await Task.WhenAll(events.Select(published => appender.Accept(
            caller.Tenant,
            new AppendEvent(
                appender.NewId(), published.Type, published.Source, published.Audience, 0, published.Payload, published.IdempotencyKey,
                published.ExpiresAt),
            published.DeliverAt,
            context)));
        return isBatch ? PublishAnswers.Of(results) : PublishAnswers.Of(results[0]);
    }

    private static Problem? Read(byte[] body, int maxBody, TenantCaller caller, string? key, out List<EventCommand> events, out bool isBatch)
    {
        (events, isBatch) = ([], false);
        if ((PayloadRules.CheckAny(body, passedOn: "payload") ?? EventCommandReader.Read(body, maxBody, out events, out isBatch)) is { } problem)
        {
            return problem;
        }

        // A small batch must not carry what many single requests could not.
        if (body.Length > (long)events.Count * (maxBody + MaxEnvelope))
        {
            return Problems.BodyTooLarge;
        }

        if (isBatch && key is not null)
        {
            return Problems.Invalid("idempotency_key_on_batch", "Of a batch each event has its own idempotencyKey.");
        }

        events = [.. events.Select(published => published with { IdempotencyKey = published.IdempotencyKey ?? key })];
        return caller.User is { } user ? OwnOnly(user, events) : OwnKeys(events);
    }

    /// <summary>A tenant's systems publish under keys and source names that are not people's.</summary>
    private static Problem? OwnKeys(List<EventCommand> events)
    {
        var index = events.FindIndex(published => published.Source == PersonsSource);
        if (index >= 0)
        {
            return Problems.Invalid("source_name_invalid", $"The source {PersonsSource} is that of what people publish.") with { Index = events.Count > 1 ? index : null };
        }

        for (var i = 0; i < events.Count; i++)
        {
            events[i] = events[i] with { IdempotencyKey = events[i].IdempotencyKey is { } key ? IdempotencyKey.OfTenant(key) : null };
        }

        return null;
    }

    private static Problem? CheckTimes(List<EventCommand> events, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return events.Select((published, index) => EventTimes.Check(published.DeliverAt, published.ExpiresAt, now) is { } problem
            ? problem with { Index = events.Count > 1 ? index : null } : null).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>A person publishes to their own inbox and endpoints, under keys of their own.</summary>
    private static Problem? OwnOnly(string user, List<EventCommand> events)
    {
        var own = AudienceKey.User(user);
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Audience.Any(key => key != own))
            {
                return Problems.Forbidden with { Index = i };
            }

            events[i] = events[i] with
            {
                Source = PersonsSource,
                Audience = [own],
                IdempotencyKey = events[i].IdempotencyKey is { } key ? IdempotencyKey.Of($"user/{user}", key) : null,
            };
        }

        return null;
    }
}
