using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Endpoints;

/// <summary>An endpoint as its owner is shown it: <see cref="EndpointSettingsDocument"/> and how it stands.</summary>
/// <param name="Breaker">Null in a list.</param>
/// <param name="Secret">Only in the answer that made it.</param>
internal sealed record EndpointAnswer(
    string Id, string? Owner, string Url, string[] EventTypes, JsonElement? Filter, OrderedDictionary<string, string> Headers, decimal Timeout,
    int RateLimit, string Order, string? OrderingKey, decimal[]? RetrySchedule, string Signature, string? SignatureHeader, string Format,
    string Description, OrderedDictionary<string, string> Metadata, string State, string? StateReason, long Version, long Cursor, long HeadSeq,
    DateTimeOffset? FailingSince, DateTimeOffset? LastSuccessAt, string? Breaker, string? PublicKey, DateTimeOffset? OverlapUntil,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static EndpointAnswer Of(EndpointView view, string? secret = null)
    {
        var settings = EndpointSettingsJson.ToDocument(view.Settings);
        return new EndpointAnswer(
            view.Id, view.Owner, settings.Url, settings.EventTypes, settings.Filter, Masked(settings.Headers), settings.Timeout, settings.RateLimit,
            settings.Order, settings.OrderingKey, settings.RetrySchedule, settings.Signature, settings.SignatureHeader, settings.Format,
            settings.Description, settings.Metadata, view.State, view.StateReason, view.Version, view.Cursor, view.HeadSeq, view.FailingSince,
            view.LastSuccessAt, view.Breaker, view.PublicKey, view.OverlapUntil, view.CreatedAt, view.UpdatedAt, secret);
    }

    /// <summary>Values of headers are only ever written.</summary>
    private static OrderedDictionary<string, string> Masked(OrderedDictionary<string, string> headers)
        => new(headers.Keys.Select(name => KeyValuePair.Create(name, CustomHeaderRules.Mask)));

    /// <summary>From what is stored, without waking its grain.</summary>
    public static EndpointAnswer Of(EndpointRow row, IReadOnlyList<SigningSecret> secrets, long headSeq, DateTimeOffset now)
    {
        var view = new EndpointView(
            row.Id, row.Owner.Length > 0 ? row.Owner : null, EndpointSettingsJson.Read(row.Settings), row.State, row.StateReason, row.Version,
            row.Cursor, Math.Max(headSeq, row.Cursor), row.FailingSince, row.LastSuccessAt, "",
            secrets.Count > 0 ? SigningSecrets.PublicKey(secrets[0].Text) : null,
            secrets.Max(secret => secret.ExpiresAt > now ? secret.ExpiresAt : null), row.CreatedAt, row.UpdatedAt);
        return Of(view) with { Breaker = null };
    }
}

/// <param name="Next">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record EndpointList(EndpointAnswer[] Items, string? Next);
