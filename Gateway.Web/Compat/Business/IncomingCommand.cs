using System.Text.Json.Serialization;
using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>What <c>PATCH …/settings</c> takes; what is left out stays as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record IncomingCommand(
    bool? WebhookEnabled, IncomingSwitches? WebhookEndpoints, int? WebhookRetryAttempts, int? WebhookTimeoutMs, bool? AllowUnsigned)
{
    private const int MaxRetryAttempts = 10;
    private const int MinTimeout = 1_000;
    private const int MaxTimeout = 120_000;

    public Problem? Check() => WebhookRetryAttempts is < 0 or > MaxRetryAttempts || WebhookTimeoutMs is < MinTimeout or > MaxTimeout
        ? Problems.FieldInvalid($"webhookRetryAttempts is 0 to {MaxRetryAttempts}, webhookTimeoutMs is {MinTimeout} to {MaxTimeout}")
        : null;

    public ChangeIncoming Change() => new(
        !WebhookEnabled, Kinds(true), Kinds(false), AllowUnsigned, WebhookRetryAttempts,
        WebhookTimeoutMs is { } timeout ? TimeSpan.FromMilliseconds(timeout) : null);

    private IncomingKinds Kinds(bool state)
        => (WebhookEndpoints?.Orders == state ? IncomingKinds.Orders : IncomingKinds.None)
            | (WebhookEndpoints?.Notifications == state ? IncomingKinds.Notifications : IncomingKinds.None)
            | (WebhookEndpoints?.Payments == state ? IncomingKinds.Payments : IncomingKinds.None);
}
