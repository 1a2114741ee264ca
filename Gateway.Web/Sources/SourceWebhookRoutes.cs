using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>Webhooks of the tenant's sources: any JSON, kept byte for byte, answered 202 as soon as it is committed.</summary>
internal static class SourceWebhookRoutes
{
    private const int MaxChallenge = 1_024;

    public static void MapSourceWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhook = routes.MapGroup("").RejectingBadArguments(asError: true);
        webhook.MapPost("/webhook/{source}", Receive)
            .Named("postToSource", "Takes what a source posts: any JSON, kept byte for byte")
            .Takes<object>("""{"type":"order.created","id":"1042"}""")
            .Needs(Credential.Source).Produces<WebhookReceived>(202).Refuses(400, 409, 413, 415, 429, 503, 508).CountingHops();
        webhook.MapGet("/webhook/{source}", Verify)
            .Named("verifySourceUrl", "Answers senders that ask whether an address is there before they use it")
            .Reads(new Argument("hub.challenge", "Said back."), new Argument("challenge", "The same.")).Produces<string>(contentType: "text/plain").Refuses(400);
    }

    /// <summary>Trello and Mailchimp want a 200, WebSub's hubs, Meta and Dropbox their challenge. Who may post is decided at each post.</summary>
    private static IResult Verify(TenantOfRoute tenant, HttpRequest request)
    {
        var query = new QueryReader(request.Query);
        var challenge = query.Text("hub.challenge", MaxChallenge) ?? query.Text("challenge", MaxChallenge) ?? "";
        return query.Problem?.AsError() ?? TypedResults.Text(challenge, "text/plain");
    }

    private static async Task<IResult> Receive(
        string source, TenantOfRoute tenant, HttpContext context, SourceAuthenticator gate, SourceRefusals refusals, CallLimits limits, EventAppender events)
    {
        if (limits.Post(context) is { } tooMany)
        {
            await Note(context, tenant, source, refusals, RefusalReason.Rate);
            return tooMany.AsError();
        }

        if (Bearer.IsRepeated(context))
        {
            return Problems.HeaderMalformed("Authorization").AsError();
        }

        var (body, rejection) = await RawBody.Read(context, accepts: MediaTypes.IsOfSources);
        if (rejection is not null)
        {
            await Note(context, tenant, source, refusals, RefusalReason.Of(rejection));
            return rejection.AsError();
        }

        // One answer for a source that is not there and one that is somebody else's.
        if (tenant.Settings.Find(source) is not { } found)
        {
            refusals.AddNobody(tenant.Name, SourceAuthenticator.CheckNobody(context));
            return Problems.SourceUnauthorized.AsError();
        }

        var verdict = gate.Check(found, tenant.Name, context, body);
        if (verdict != SignatureVerdict.Valid)
        {
            await refusals.Add(context, tenant.Name, source, verdict);
            return Problems.SourceUnauthorized.AsError();
        }

        if (limits.Event(tenant.Name, body.Length) is { } tooManyOfTenant)
        {
            await Note(context, tenant, source, refusals, RefusalReason.Rate);
            return tooManyOfTenant.AsError();
        }

        return await Accept(tenant.Name, found.Settings, body, context, events);
    }

    /// <summary>For a source that is there: a name that is made up leaves nothing.</summary>
    private static Task Note(HttpContext context, TenantOfRoute tenant, string source, SourceRefusals refusals, string reason)
        => tenant.Settings.Find(source) is null ? Task.CompletedTask : refusals.Add(context, tenant.Name, source, reason);

    private static async Task<IResult> Accept(string tenant, SourceSettings source, byte[] body, HttpContext context, EventAppender events)
    {
        body = MediaTypes.IsForm(context.Request.ContentType) ? FormJson.Of(body) : PassedJson.WithoutMark(body);
        if (PassedJson.Check(body) is { } rejection)
        {
            return rejection.AsError();
        }

        if (SlackChallenge.Of(source, body) is { } challenge)
        {
            return TypedResults.Ok(challenge);
        }

        if (!SourceEvent.TryKey(source, context.Request.Headers, body, out var key))
        {
            return Problems.HeaderMalformed(source.IdHeader!).AsError();
        }

        var type = SourceEvent.TypeOf(source, context.Request.Headers, body);
        var appended = await events.Append(
            tenant, new AppendEvent(events.NewId(), type, source.Name, source.Audience, 0, body, key), context);
        return appended.Status switch
        {
            AppendStatus.Accepted or AppendStatus.Duplicate => Received(appended.Id),
            // What stands beside an id in the body may change from try to try, as Stripe's count of pending webhooks does.
            AppendStatus.Conflict when source.IdMember is not null => Received(appended.Id),
            AppendStatus.Conflict => Problems.IdempotencyConflict.AsError(),
            _ => Problems.Unavailable.AsError(),
        };
    }

    private static IResult Received(string id) => TypedResults.Accepted((string?)null, new WebhookReceived("Webhook received", id));
}

internal sealed record WebhookReceived(string Message, string Id);
