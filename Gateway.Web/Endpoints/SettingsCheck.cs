using System.Text.Json;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Endpoints;

/// <summary>Whether settings may be saved. Each refusal has a code of its own.</summary>
internal static class SettingsCheck
{
    private const int MaxTypes = 100;
    private const int MaxRateLimit = 10_000;
    private const int MaxRetries = 20;
    private const int MaxMetadata = 50;
    private const int MaxName = 100;
    private const int MaxValue = 500;
    private const int MaxTimeout = 30;
    private static readonly decimal MaxWait = (decimal)TimeSpan.FromHours(24).TotalSeconds;

    /// <param name="before">What is stored; a filter that stays as it is was valid when it was saved.</param>
    public static Problem? Check(EndpointSettingsDocument settings, OutboundPolicy policy, EndpointSettingsDocument? before = null)
        => Url(settings.Url, policy) ?? Types(settings.EventTypes) ?? Filter(settings, before) ?? Choices(settings) ?? Numbers(settings)
            ?? Schedule(settings.RetrySchedule) ?? OrderingKey(settings.OrderingKey) ?? Headers(settings) ?? Texts(settings);

    private static Problem? Url(string url, OutboundPolicy policy)
        => policy.Check(url) is { } code ? Problems.Invalid("url_not_allowed", $"url: {UrlProblem.Text(code)}.") : null;

    private static Problem? Types(string[] types)
        => types.Length is > 0 and <= MaxTypes && types.All(type => EventTypePattern.TryParse(type, out _))
            ? null
            : Problems.Invalid("event_types_invalid", $"eventTypes is 1 to {MaxTypes} of order.created, order.* or *.");

    private static Problem? Filter(EndpointSettingsDocument settings, EndpointSettingsDocument? before)
        => settings.Filter is not { } filter || (before?.Filter is { } stored && JsonElement.DeepEquals(filter, stored))
            || PayloadFilter.TryParse(filter.GetRawText(), out _, out var problem)
            ? null
            : Problems.Invalid("filter_invalid", $"filter: {(problem.Length <= 200 ? problem : problem[..200])}.");

    private static Problem? Choices(EndpointSettingsDocument settings)
        => !EndpointSettingsJson.IsWord<DeliveryOrder>(settings.Order) ? Problems.Invalid("order_invalid", "order is parallel or fifo.")
            : !EndpointSettingsJson.IsWord<SignatureScheme>(settings.Signature) ? Problems.Invalid("signature_invalid", "signature is hmac or ed25519.")
            : !EndpointSettingsJson.IsWord<BodyFormat>(settings.Format) ? Problems.Invalid("format_invalid", "format is payload or standard.")
            : null;

    private static Problem? Numbers(EndpointSettingsDocument settings)
        => settings.Timeout is < 1 or > MaxTimeout ? Problems.Invalid("timeout_invalid", $"timeout is 1 to {MaxTimeout} seconds.")
            : settings.RateLimit is < 0 or > MaxRateLimit ? Problems.Invalid("rate_limit_invalid", $"rateLimit is 0 (none) to {MaxRateLimit} attempts per second.")
            : null;

    private static Problem? Schedule(decimal[]? waits)
        => waits is null || (waits.Length <= MaxRetries && waits.All(wait => wait >= 0 && wait <= MaxWait))
            ? null
            : Problems.Invalid("retry_schedule_invalid", $"retrySchedule has at most {MaxRetries} waits of 0 to {MaxWait} seconds.");

    private static Problem? OrderingKey(string? key)
        => key is null || (key.Length <= MaxName && MemberPath.TryParse(key, out _))
            ? null
            : Problems.Invalid("ordering_key_invalid", "orderingKey is the name of a member, or names with dots between them; a dot inside a name has a backslash before it.");

    private static Problem? Headers(EndpointSettingsDocument settings)
        => CustomHeaderRules.Check(EndpointSettingsJson.ToSettings(settings).Headers, settings.SignatureHeader) is { } problem
            ? Problems.Invalid("headers_invalid", $"headers: {problem}.")
            : settings.SignatureHeader is not null && settings.Signature == "ed25519"
            ? Problems.Invalid("headers_invalid", "signatureHeader needs a shared secret: signature must be hmac.")
            : null;

    private static Problem? Texts(EndpointSettingsDocument settings)
        => settings.Description.Length > MaxValue ? Problems.Invalid("description_too_long", $"description has at most {MaxValue} characters.")
            : settings.Metadata.Count > MaxMetadata || settings.Metadata.Any(pair => pair.Key.Length is 0 or > MaxName || pair.Value.Length > MaxValue)
                ? Problems.Invalid("metadata_invalid", $"metadata has at most {MaxMetadata} texts of at most {MaxValue} characters, with names of 1 to {MaxName}.")
                : null;
}
