using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>See <see cref="IncomingSettings"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredIncoming")]
internal sealed class StoredIncoming
{
    [Id(0)] public bool IsDisabled { get; set; }

    [Id(1)] public IncomingKinds Off { get; set; }

    [Id(2)] public bool AllowsUnsigned { get; set; }

    [Id(3)] public int? RetryAttempts { get; set; }

    [Id(4)] public TimeSpan? Timeout { get; set; }

    /// <summary>Empty: none.</summary>
    [Id(5)] public byte[] Secret { get; set; } = [];

    /// <summary>The one that was replaced; empty: none.</summary>
    [Id(6)] public byte[] OldSecret { get; set; } = [];

    [Id(7)] public DateTimeOffset OldSecretExpiresAt { get; set; }

    /// <summary>A copy with the same secrets in other words.</summary>
    public StoredIncoming With(byte[] secret, byte[] oldSecret)
    {
        var copy = (StoredIncoming)MemberwiseClone();
        (copy.Secret, copy.OldSecret) = (secret, oldSecret);
        return copy;
    }

    public IncomingSettings View() => new(IsDisabled, Off, AllowsUnsigned, RetryAttempts, Timeout, [.. Secrets()]);

    private IEnumerable<SourceSecret> Secrets()
    {
        if (Secret.Length > 0)
        {
            yield return new SourceSecret(Secret, null);
        }

        if (OldSecret.Length > 0)
        {
            yield return new SourceSecret(OldSecret, OldSecretExpiresAt);
        }
    }
}
