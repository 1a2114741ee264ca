using System.Text.Json.Serialization;
using OrleansNotify.Access;
using OrleansNotify.Activity;
using OrleansNotify.Http;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Business;

/// <summary>What a tenant takes from its own systems. The secret is in the one answer that made it.</summary>
internal static class IncomingSettingsRoutes
{
    private const int MostRefusals = 10;

    public static void MapIncomingSettings(this IEndpointRouteBuilder webhooks)
    {
        var settings = webhooks.MapGroup("/settings").RequireCors(TenantCors.Policy);
        settings.MapGet("", Show)
            .Named("showIncoming", "What the tenant takes, and what was refused lately")
            .Produces<IncomingView>();
        // Who sees the secret, or does without one, can publish.
        var changes = settings.Needing(ApiScopes.Settings | ApiScopes.Events);
        changes.MapPatch("", Change)
            .Named("changeIncoming", "Changes what the tenant takes; what is left out stays")
            .Example("""{"webhookEnabled":true}""").Produces<IncomingView>();
        changes.MapPost("/generate-secret", GenerateSecret)
            .Named("generateIncomingSecret", "Makes a new secret, in this answer only")
            .Example("""{"overlap":86400}""").Produces<SecretMade>();
        changes.MapPost("/test", Test)
            .Named("testIncoming", "Sends a test notification and shows how to sign one")
            .Example("""{"email":null}""").Produces<IncomingTest.TestSent>().Refuses(409);
    }

    private static Task<IResult> Show(
        TenantViewer viewer, TenantDirectory directory, IncomingSecrets secrets, IActivityLog activity, CancellationToken cancellation)
        => View(viewer, directory, secrets, activity, cancellation);

    private static async Task<IResult> View(
        TenantAccess caller, TenantDirectory directory, IncomingSecrets secrets, IActivityLog activity, CancellationToken cancellation)
    {
        if (await directory.Find(caller.Tenant) is not { } settings)
        {
            return Problems.NotFound.AsError();
        }

        var incoming = settings.Incoming ?? IncomingSettings.Initial;
        var refusals = await activity.List(new ActivityQuery(caller.Tenant, MostRefusals, Action: SourceRefusals.Action), cancellation);
        return TypedResults.Ok(IncomingView.Of(caller.Tenant, incoming, secrets.Any(incoming), refusals));
    }

    private static async Task<IResult> Change(
        TenantAdmin admin, JsonBody<IncomingCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory,
        IncomingSecrets secrets, IActivityLog activity, Audit audit)
    {
        if (body.Value.Check() is { } invalid)
        {
            return invalid.AsError();
        }

        return await Apply(admin, body.Value.Change(), "incoming.changed", context, grains, directory, audit)
            ?? await View(admin, directory, secrets, activity, context.RequestAborted);
    }

    private static async Task<IResult> GenerateSecret(
        TenantAdmin admin, OptionalBody<SecretCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory,
        IncomingSecrets secrets, Audit audit, TimeProvider time)
    {
        if (body.Value.Overlap is < 0 || body.Value.Overlap > SourceDefaults.MaxOverlap.TotalSeconds)
        {
            return Problems.FieldInvalid("overlap is 0 to 604800 seconds").AsError();
        }

        var hadOne = (await directory.Find(admin.Tenant))?.Incoming?.Secrets.Length > 0;
        var overlap = body.Value.Overlap is { } seconds ? TimeSpan.FromSeconds(seconds) : SourceDefaults.Overlap;
        var secret = SourceSecrets.New(SourceScheme.Hmac);
        var change = new ChangeIncoming(Secret: secrets.Seal(admin.Tenant, secret), Overlap: overlap);
        return await Apply(admin, change, "incoming.secret_generated", context, grains, directory, audit)
            ?? TypedResults.Ok(new SecretMade(
                true, "Webhook secret generated. Store it now: it is not shown again.", secret, hadOne && overlap > TimeSpan.Zero ? time.GetUtcNow() + overlap : null));
    }

    /// <summary>Null when it is done.</summary>
    private static async Task<IResult?> Apply(
        TenantAdmin admin, ChangeIncoming change, string action, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        if (await grains.GetGrain<ITenantGrain>(admin.Tenant).ChangeIncoming(change) != TenantStatus.Done)
        {
            return Problems.NotFound.AsError();
        }

        directory.Forget(admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, action, "");
        return null;
    }

    private static Task<IResult> Test(TenantAdmin admin, OptionalBody<IncomingTestCommand> body, HttpContext context, IncomingTest test)
        => test.Run(admin.Tenant, body.Value, context);
}

/// <param name="Overlap">Seconds for which a replaced secret is still accepted.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record SecretCommand(double? Overlap);

/// <param name="OldSecretUntil">Until when the secret that this one replaces, is accepted as well; null: there is none.</param>
internal sealed record SecretMade(bool Success, string Message, string WebhookSecret, DateTimeOffset? OldSecretUntil);
