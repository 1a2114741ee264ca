using OrleansNotify.Edge;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Events;

/// <summary>Webhooks of the tenant's sources: any JSON, kept byte for byte, answered 202 as soon as it is committed.</summary>
internal static class SourceWebhookRoutes
{
    public static void MapSourceWebhooks(this IEndpointRouteBuilder routes)
        => routes.MapGroup("").RejectingBadArguments(asSeed: true).MapPost("/webhook/{source}", Receive);

    private static async Task<IResult> Receive(
        string source, TenantOfRoute tenant, HttpContext context, SourceGate gate, CallLimits limits, EventAppender events)
    {
        if (limits.MayPublish(ClientAddress.Of(context), 1) is { } wait)
        {
            return Problems.TooMany(wait).AsSeed();
        }

        if (Bearer.IsRepeated(context))
        {
            return Problems.HeaderMalformed("Authorization").AsSeed();
        }

        var (body, rejection) = await RawBody.Read(context);
        if (rejection is not null)
        {
            return rejection.AsSeed();
        }

        // One answer for a source that is not there and one that is somebody else's.
        return tenant.Settings.Find(source) is { } found && gate.IsFrom(found, tenant.Name, context, body)
            ? await Accept(tenant.Name, found.Settings, body, context, events)
            : Problems.SourceUnauthorized.AsSeed();
    }

    private static async Task<IResult> Accept(string tenant, SourceSettings source, byte[] body, HttpContext context, EventAppender events)
    {
        if (PayloadRules.CheckAny(body) is { } rejection)
        {
            return rejection.AsSeed();
        }

        if (!SourceEvent.TryKey(source, context.Request.Headers, out var key))
        {
            return Problems.HeaderMalformed(source.IdHeader!).AsSeed();
        }

        var type = SourceEvent.TypeOf(source, context.Request.Headers, body);
        var appended = await events.Append(
            tenant, new AppendEvent(events.NewId(), type, source.Name, source.Audience, 0, body, key), context.RequestAborted);
        return appended.Status switch
        {
            AppendStatus.Accepted or AppendStatus.Duplicate => TypedResults.Accepted((string?)null, new WebhookReceived("Webhook received", appended.Id)),
            AppendStatus.Conflict => Problems.IdempotencyConflict.AsSeed(),
            _ => Problems.Unavailable.AsSeed(),
        };
    }
}

internal sealed record WebhookReceived(string Message, string Id);
