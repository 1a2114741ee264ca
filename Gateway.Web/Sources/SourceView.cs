using System.Text.Json.Serialization;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <param name="Path">Where its webhooks go.</param>
/// <param name="OldSecretUntil">Until when the replaced secret is accepted as well; null: there is one secret.</param>
/// <param name="Secret">Only in the answer that made it.</param>
internal sealed record SourceView(
    string Name, string Path, string Scheme, string? SignatureHeader, string? SignaturePrefix, string? Encoding, string[] Audience,
    string? EventType, string? EventTypeHeader, string EventTypeMember, string? IdHeader, string? IdMember, DateTimeOffset? OldSecretUntil,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static SourceView Of(string tenant, Source source)
    {
        var settings = source.Settings;
        var isHmac = settings.Scheme == SourceScheme.Hmac;
        return new SourceView(
            settings.Name,
            $"/t/{tenant}/webhook/{settings.Name}",
            Word(settings.Scheme),
            isHmac ? settings.SignatureHeader : null,
            isHmac ? settings.SignaturePrefix : null,
            isHmac ? Word(settings.Encoding) : null,
            settings.Audience,
            settings.EventType,
            settings.EventTypeHeader,
            settings.EventTypeMember,
            settings.IdHeader,
            settings.IdMember,
            source.Secrets.Length > 1 ? source.Secrets[1].ExpiresAt : null,
            source.CreatedAt,
            source.UpdatedAt);
    }

    private static string Word<T>(T choice) where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
