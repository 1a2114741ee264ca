using System.Security.Cryptography;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Secrets;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sources;

/// <summary>What <c>PUT …/sources/{source}</c> takes: a scheme or a preset; every other member may be left out.</summary>
/// <param name="Scheme"><c>bearer</c>, <c>hmac</c>, <c>standard</c>, <c>stripe</c> or <c>slack</c>.</param>
/// <param name="Preset">See <see cref="SourcePreset"/>.</param>
/// <param name="Secret">Left out: the one there is stays, or one is made and is in the answer.</param>
/// <param name="Overlap">Seconds for which a replaced secret is still accepted.</param>
internal sealed record SourceCommand(
    string? Scheme, string? Secret, double? Overlap, string? SignatureHeader, string? SignaturePrefix, string? Encoding,
    string[]? Audience, string? EventType, string? EventTypeHeader, string? EventTypeMember, string? IdHeader,
    string? IdMember, string? Preset)
{
    private const int MinSecretLength = 16;
    private const int MaxSecretLength = 512;
    private const int MaxNameLength = 100;

    public Problem? TrySettings(string name, out SourceSettings settings)
    {
        settings = null!;
        if (!SourceName.IsValid(name) || name is OperationalEvent.Source or EventRoutes.PersonsSource)
        {
            return Invalid("source_name_invalid", "A source's name is 1 to 63 of a-z 0-9 - _, and not the server's own.");
        }

        var preset = SourcePreset.Find(Preset);
        if (Preset is null ? !EndpointSettingsJson.IsWord<SourceScheme>(Scheme) : preset is null || Scheme is not null)
        {
            return Invalid("source_invalid", $"A source has a scheme (bearer, hmac, standard, stripe, slack) or a preset ({SourcePreset.Names}).");
        }

        if (!EndpointSettingsJson.IsWord<SignatureEncoding>(Encoding ?? "hex"))
        {
            return Invalid("source_invalid", "encoding is hex or base64.");
        }

        if (Overlap is < 0 || Overlap > SourceDefaults.MaxOverlap.TotalSeconds)
        {
            return Invalid("overlap_invalid", "overlap is 0 to 604800 seconds.");
        }

        string?[] headers = [SignatureHeader, EventTypeHeader, IdHeader];
        if (headers.Any(header => header is not null && !HeaderName.IsValid(header)) || SignaturePrefix?.Length > MaxNameLength
            || EventTypeMember is "" || EventTypeMember?.Length > MaxNameLength || IdMember is "" || IdMember?.Length > MaxNameLength)
        {
            return Invalid("source_invalid", "Headers and members have a name of at most 100 characters.");
        }

        if (EventType is not null && !EventTypePattern.IsType(EventType))
        {
            return Problems.EventTypeInvalid("eventType");
        }

        if (AudienceList.Check(Audience, out var audience) is { } problem)
        {
            return problem;
        }

        settings = Settings(name, audience, preset ?? new SourcePreset(
            Enum.Parse<SourceScheme>(Scheme!, ignoreCase: true), IdHeader: Scheme == "standard" ? StandardScheme.IdHeader : null));
        return null;
    }

    private SourceSettings Settings(string name, string[] audience, SourcePreset preset) => new(
        name, preset.Scheme,
        SignatureHeader ?? preset.SignatureHeader ?? SourceDefaults.SignatureHeader,
        SignaturePrefix ?? preset.SignaturePrefix ?? SourceDefaults.SignaturePrefix,
        Enum.Parse<SignatureEncoding>(Encoding ?? preset.Encoding, ignoreCase: true),
        audience, EventType, EventTypeHeader ?? preset.EventTypeHeader, EventTypeMember ?? SourceDefaults.EventTypeMember,
        IdHeader ?? preset.IdHeader, IsDeclared: false, IdMember ?? preset.IdMember);

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

        var context = SourceSeal.Of(tenant, settings.Name);
        var plain = System.Text.Encoding.UTF8.GetBytes(text);
        var isSame = isKept && box.Open(known!.Secrets[0].Value, context) is { } current && current.AsSpan().SequenceEqual(plain);
        stored = isSame ? null : box.Seal(plain, context);
        return null;
    }

    private static Problem Invalid(string code, string title) => Problems.Invalid(code, title);
}
