using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

internal static class SourceRules
{
    /// <summary>The source after a command; <paramref name="before"/> is left as it was, null when it is new.</summary>
    public static StoredSource Apply(StoredSource? before, PutSource command, DateTimeOffset now)
    {
        var settings = command.Settings;
        var next = new StoredSource
        {
            Name = settings.Name,
            Scheme = settings.Scheme,
            SignatureHeader = settings.SignatureHeader,
            SignaturePrefix = settings.SignaturePrefix,
            Encoding = settings.Encoding,
            Audience = settings.Audience,
            EventType = settings.EventType,
            EventTypeHeader = settings.EventTypeHeader,
            EventTypeMember = settings.EventTypeMember,
            IdHeader = settings.IdHeader,
            IdMember = settings.IdMember,
            IsDeclared = settings.IsDeclared,
            CreatedAt = before?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        Rotate(next, before, command, now);
        return next;
    }

    // A token's hash is no HMAC key: what was for another scheme ends at once.
    private static void Rotate(StoredSource next, StoredSource? before, PutSource command, DateTimeOffset now)
    {
        var isSameKind = before is not null && (before.Scheme == SourceScheme.Bearer) == (next.Scheme == SourceScheme.Bearer);
        next.Secret = command.Secret ?? (isSameKind ? before!.Secret : []);
        if (!isSameKind)
        {
            return;
        }

        var isNew = command.Secret is { } secret && !secret.AsSpan().SequenceEqual(before!.Secret);
        (next.OldSecret, next.OldSecretExpiresAt) = isNew
            ? (before!.Secret, now + command.Overlap)
            : (before!.OldSecret, before.OldSecretExpiresAt);
        if (next.OldSecretExpiresAt <= now)
        {
            (next.OldSecret, next.OldSecretExpiresAt) = ([], default);
        }
    }
}
