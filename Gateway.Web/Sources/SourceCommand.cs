using System.Security.Cryptography;
using OrleansNotify.Edge;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Secrets;

namespace OrleansNotify.Sources;

/// <summary>What <c>PUT …/sources/{source}</c> takes. Every member but <paramref name="Scheme"/> may be left out.</summary>
/// <param name="Scheme"><c>bearer</c>, <c>hmac</c> or <c>standard</c>.</param>
/// <param name="Secret">Left out: the one there is stays, or one is made and is in the answer.</param>
/// <param name="Overlap">Seconds for which a replaced secret is still accepted.</param>
internal sealed record SourceCommand(
    string? Scheme, string? Secret, double? Overlap, string? SignatureHeader, string? SignaturePrefix, string? Encoding,
    string[]? Audience, string? EventType, string? EventTypeHeader, string? EventTypeMember, string? IdHeader)
{
    private const int MinSecretLength = 16;
    private const int MaxSecretLength = 512;
    private const int MaxNameLength = 100;

    public Problem? TrySettings(string name, out SourceSettings settings)
    {
        settings = null!;
        if (!SourceName.IsValid(name) || name == OperationalEvent.Source)
        {
            return Invalid("source_name_invalid", "A source's name is 1 to 63 of a-z 0-9 - _, and not the server's own.");
        }

        if (!EndpointSettingsJson.IsWord<SourceScheme>(Scheme) || !EndpointSettingsJson.IsWord<SignatureEncoding>(Encoding ?? "hex"))
        {
            return Invalid("source_invalid", "scheme is bearer, hmac or standard; encoding is hex or base64.");
        }

        if (Overlap is < 0 || Overlap > SourceDefaults.MaxOverlap.TotalSeconds)
        {
            return Invalid("overlap_invalid", "overlap is 0 to 604800 seconds.");
        }

        string?[] headers = [SignatureHeader, EventTypeHeader, IdHeader];
        if (headers.Any(header => header is not null && !HeaderName.IsValid(header)) || SignaturePrefix?.Length > MaxNameLength
            || EventTypeMember is "" || EventTypeMember?.Length > MaxNameLength)
        {
            return Invalid("source_invalid", "Headers and members have a name of at most 100 characters.");
        }

        if (EventType is not null && !EventTypePattern.IsType(EventType))
        {
            return Invalid("event_type_invalid", "eventType is words of A-Z a-z 0-9 _ - : / with dots between them, at most 200 characters.");
        }

        if (AudienceList.Check(Audience, out var audience) is { } problem)
        {
            return problem;
        }

        settings = new SourceSettings(
            name, Enum.Parse<SourceScheme>(Scheme!, ignoreCase: true),
            SignatureHeader ?? SourceDefaults.SignatureHeader, SignaturePrefix ?? SourceDefaults.SignaturePrefix,
            Enum.Parse<SignatureEncoding>(Encoding ?? "hex", ignoreCase: true), audience,
            EventType, EventTypeHeader, EventTypeMember ?? SourceDefaults.EventTypeMember,
            IdHeader ?? (Scheme == "standard" ? SourceSignature.IdHeader : null), IsDeclared: false);
        return null;
    }

    /// <summary>The secret as it is stored: null when the one there is stays, which a repeated command must not rotate.</summary>
    public Problem? TrySecret(string tenant, SourceSettings settings, Source? known, SecretBox box, out byte[]? stored, out string? made)
    {
        var isKept = known is not null && (known.Settings.Scheme == SourceScheme.Bearer) == (settings.Scheme == SourceScheme.Bearer);
        (stored, made) = (null, null);
        if (Secret is null && isKept)
        {
            return null;
        }

        var text = Secret ?? (made = SourceSecrets.New(settings.Scheme));
        if (text.Length is < MinSecretLength or > MaxSecretLength || text.Any(c => c is <= ' ' or > '~')
            || (settings.Scheme == SourceScheme.Standard && SourceSecrets.StandardKey(text) is null))
        {
            return Invalid("secret_invalid", "A secret has 16 to 512 characters without spaces; a standard one is whsec_ and base64 of 24 to 64 bytes.");
        }

        if (settings.Scheme == SourceScheme.Bearer)
        {
            stored = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
            return null;
        }

        var context = SourceDefaults.SealContext(tenant, settings.Name);
        var plain = System.Text.Encoding.UTF8.GetBytes(text);
        var isSame = isKept && box.Open(known!.Secrets[0].Value, context) is { } current && current.AsSpan().SequenceEqual(plain);
        stored = isSame ? null : box.Seal(plain, context);
        return null;
    }

    private static Problem Invalid(string code, string title) => Problems.Invalid(code, title);
}
