using Microsoft.Net.Http.Headers;

namespace OrleansNotify.Http;

/// <summary>What a body says that it is.</summary>
internal static class MediaTypes
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>JSON, or what is JSON underneath (RFC 6839), such as application/merge-patch+json.</summary>
    public static bool IsJson(string? contentType)
        => TryParse(contentType, out var parsed)
            && (parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Also JSON that says it is text, as Amazon SNS sends it, and forms, as Slack's commands and Twilio do.</summary>
    public static bool IsOfSources(string? contentType)
        => IsJson(contentType) || IsForm(contentType)
            || (TryParse(contentType, out var parsed) && parsed.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase));

    public static bool IsForm(string? contentType)
        => TryParse(contentType, out var parsed) && parsed.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase);

    private static bool TryParse(string? contentType, out MediaTypeHeaderValue parsed)
        => MediaTypeHeaderValue.TryParse(contentType, out parsed!)
            && (!parsed.Charset.HasValue || parsed.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
