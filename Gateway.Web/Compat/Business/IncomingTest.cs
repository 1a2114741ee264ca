using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>Sends a notification through all that an incoming one passes, and shows its sender what to sign and how.</summary>
internal sealed class IncomingTest(TenantDirectory tenants, IncomingSecrets secrets, IncomingHandler desk)
{
    public async Task<IResult> Run(string tenant, IncomingTestCommand command, HttpContext context)
    {
        var settings = (await tenants.Find(tenant))?.Incoming ?? IncomingSettings.Initial;
        if (settings.Refusal(IncomingKinds.Notifications) is { } refused)
        {
            return refused.AsError();
        }

        var keys = secrets.Of(tenant, settings);
        if (keys.Count == 0 && secrets.Any(settings))
        {
            return new Problem(409, "secret_unreadable", "The secret does not open with this server's key: generate another.").AsError();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new TestBody(
            tenant, "Webhook test", "Your webhooks reach this server.", "info", "low", command.Email), JsonSerializerOptions.Web);
        var fields = new FieldReader(JsonElement.Parse(body));
        if (NotificationMapping.Read(fields, body) is not { } note)
        {
            return fields.Problem.AsError();
        }

        var sample = System.Text.Encoding.UTF8.GetString(body);
        var signature = keys.Count == 0 ? null : IncomingAuthenticator.Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(keys[0], body));
        return await desk.Publish(tenant, IncomingKinds.Notifications, note with
        {
            Answer = id => TypedResults.Ok(new TestSent(true, Outcome(settings, signature), id, sample, IncomingAuthenticator.SignatureHeader, signature)),
        }, context);
    }

    private static string Outcome(IncomingSettings settings, string? signature)
        => signature is not null ? "Test notification sent. A request with this body and signature is accepted."
            : settings.AllowsUnsigned ? "Test notification sent. Requests are accepted without a signature: anybody can send them."
            : "Test notification sent. There is no secret: requests are accepted with an API key only.";

    private sealed record TestBody(string TenantId, string Title, string Message, string Type, string Priority, string? Email);

    internal sealed record TestSent(bool Success, string Message, string NotificationId, string Body, string SignatureHeader, string? Signature);
}

/// <param name="Email">The one person who sees it; null: everyone.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record IncomingTestCommand(string? Email);
