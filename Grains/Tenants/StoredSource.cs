using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>See <see cref="SourceSettings"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredSource")]
internal sealed class StoredSource
{
    [Id(0)] public string Name { get; set; } = "";

    [Id(1)] public SourceScheme Scheme { get; set; }

    [Id(2)] public string SignatureHeader { get; set; } = "";

    [Id(3)] public string SignaturePrefix { get; set; } = "";

    [Id(4)] public SignatureEncoding Encoding { get; set; }

    [Id(5)] public string[] Audience { get; set; } = [];

    [Id(6)] public string? EventType { get; set; }

    [Id(7)] public string? EventTypeHeader { get; set; }

    [Id(8)] public string EventTypeMember { get; set; } = "";

    [Id(9)] public string? IdHeader { get; set; }

    [Id(10)] public bool IsDeclared { get; set; }

    [Id(11)] public byte[] Secret { get; set; } = [];

    /// <summary>The one that was replaced; empty: none.</summary>
    [Id(12)] public byte[] OldSecret { get; set; } = [];

    [Id(13)] public DateTimeOffset OldSecretExpiresAt { get; set; }

    [Id(14)] public DateTimeOffset CreatedAt { get; set; }

    [Id(15)] public DateTimeOffset UpdatedAt { get; set; }

    [Id(16)] public string? IdMember { get; set; }

    /// <summary>A copy with the same secrets in other words.</summary>
    public StoredSource With(byte[] secret, byte[] oldSecret)
    {
        var copy = (StoredSource)MemberwiseClone();
        (copy.Secret, copy.OldSecret) = (secret, oldSecret);
        return copy;
    }

    public Source View() => new(
        new SourceSettings(
            Name, Scheme, SignatureHeader, SignaturePrefix, Encoding, Audience, EventType, EventTypeHeader, EventTypeMember, IdHeader, IsDeclared, IdMember),
        OldSecret.Length == 0 ? [new SourceSecret(Secret, null)] : [new SourceSecret(Secret, null), new SourceSecret(OldSecret, OldSecretExpiresAt)],
        CreatedAt,
        UpdatedAt);
}
