using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>What a source's request says of its event.</summary>
internal static class SourceEvent
{
    private const int MaxIdLength = 255;

    /// <summary>What the source is configured to say, if it is a type; else <c>&lt;source&gt;.received</c>.</summary>
    public static string TypeOf(SourceSettings settings, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var named = settings.EventType
            ?? (settings.EventTypeHeader is { } header ? headers[header].ToString() : PassedJson.TextOf(body, settings.EventTypeMember));
        return EventTypePattern.IsType(named) ? named! : SourceDefaults.EventType(settings.Name);
    }

    /// <summary>False when the header that names the event has what no id has; true with null when there is none.</summary>
    public static bool TryKey(SourceSettings settings, IHeaderDictionary headers, ReadOnlySpan<byte> body, out string? key)
    {
        var named = settings is { Scheme: SourceScheme.Standard, IdHeader: StandardScheme.IdHeader } ? StandardScheme.IdHeaderOf(headers) : settings.IdHeader;
        if (named is null || headers[named] is not { Count: > 0 } header)
        {
            var member = settings.IdMember is null ? null : PassedJson.TextOf(body, settings.IdMember);
            key = IdempotencyKey.IsValid(member) ? IdempotencyKey.Of($"source/{settings.Name}", member!) : null;
            return true;
        }

        // The id is part of what Standard Webhooks sign, with dots around it.
        var id = header.Count == 1 ? header[0]! : "";
        key = IdempotencyKey.Of($"source/{settings.Name}", id);
        return id.Length <= MaxIdLength && IdempotencyKey.IsValid(id)
            && !(settings.Scheme == SourceScheme.Standard && id.Contains('.', StringComparison.Ordinal));
    }
}
