using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sources;

/// <summary>The sales extension's webhook: any JSON object with a <c>type</c>; <c>private</c> goes to the person in <c>email</c>, all else to everyone.</summary>
internal static class WebhookRoutes
{
    private const string Source = "webhook";
    private const int MaxTypeLength = 200;

    public static void MapWebhook(this IEndpointRouteBuilder routes)
        => routes.MapGroup("").RejectingBadArguments(asError: true).MapPost("/webhook", Receive)
            .Named("postWebhook", "Takes what the sales system posts")
            .Takes<WebhookDocument>("""{"type":"notification","message":"Team meeting at 3 PM"}""")
            .Needs(Credential.WebhookToken).Reads(Argument.IdempotencyKey).Produces<WebhookTaken>().Refuses(400, 409, 413, 415, 422, 429, 503, 508).CountingHops();

    private static async Task<IResult> Receive(
        TenantOfRoute tenant, HttpContext context, CallLimits limits, EventAppender events, TimeProvider time)
    {
        if (Bearer.IsRepeated(context))
        {
            return Problems.HeaderMalformed("Authorization").AsError();
        }

        if (!IsFromTenant(context, tenant.Settings, time.GetUtcNow()))
        {
            return WebhookAnswers.Unauthorized;
        }

        if (!IdempotencyKey.TryRead(context.Request, out var key))
        {
            return Problems.HeaderMalformed("Idempotency-Key").AsError();
        }

        var (payload, rejection) = await RawBody.Read(context);
        if (rejection is not null)
        {
            return rejection.AsError();
        }

        if (limits.Event(tenant.Name, payload.Length) is { } tooMany)
        {
            return tooMany.AsError();
        }

        payload = PassedJson.WithoutMark(payload);
        return Address(payload, out var type, out var audience)
            ?? Answer(await events.Append(
                tenant.Name,
                new AppendEvent(
                    events.NewId(), type, Source, [audience], 0, payload, key is null ? null : IdempotencyKey.Of(IdempotencyKey.Webhook, key)),
                context));
    }

    /// <summary>Who the payload is for, or why it is refused.</summary>
    private static IResult? Address(byte[] payload, out string type, out string audience)
    {
        (type, audience) = ("", AudienceKey.Everyone);
        if (PassedJson.CheckObject(payload) is { } rejection)
        {
            return rejection.AsError();
        }

        if (!PassedJson.TryText(payload, "type", out var named))
        {
            return Problems.BodyMalformed("a string is not valid Unicode").AsError();
        }

        if (string.IsNullOrEmpty(named))
        {
            return WebhookAnswers.TypeMissing;
        }

        type = named;
        if (type.Length > MaxTypeLength)
        {
            return Problems.Invalid("type_too_long", $"type has at most {MaxTypeLength} characters.").AsError();
        }

        if (type.Contains('\0', StringComparison.Ordinal))
        {
            return Problems.NulNotAllowed.AsError();
        }

        var isPrivate = Privacy.IsPrivate(type);
        if (!isPrivate && Privacy.LooksPrivate(payload))
        {
            return Problems.Invalid("private_unclear", "One member says private and the one that counts does not: nobody is shown it.").AsError();
        }

        if (isPrivate)
        {
            if (!EmailAddress.TryNormalize(PassedJson.TextOf(payload, "email"), out var email))
            {
                return Problems.Invalid("email_invalid", "A private message needs the email of one person.").AsError();
            }

            audience = AudienceKey.User(email);
        }

        return null;
    }

    private static IResult Answer(AppendResult result) => result.Status switch
    {
        AppendStatus.Accepted or AppendStatus.Duplicate => WebhookAnswers.Received,
        AppendStatus.Conflict => Problems.IdempotencyConflict.AsError(),
        _ => Problems.Unavailable.AsError(),
    };

    private static bool IsFromTenant(HttpContext context, TenantSettings settings, DateTimeOffset now)
    {
        if (!Bearer.TryRead(context, out var token) || token is null)
        {
            return false;
        }

        var isKnown = false;
        foreach (var credential in settings.WebhookCredentials)
        {
            // Every credential is compared, so that the time taken does not tell which one matched.
            isKnown |= Bearer.Matches(token, credential.TokenHash) && (credential.ExpiresAt is null || now < credential.ExpiresAt);
        }

        return isKnown;
    }
}
