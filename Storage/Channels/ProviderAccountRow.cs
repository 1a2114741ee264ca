namespace OrleansNotify.Channels;

/// <summary>A tenant's account at a provider, for one channel.</summary>
public sealed record ProviderAccountRow
{
    public required string Tenant { get; init; }

    /// <summary><c>acc_</c> and 32 hexadecimal digits of a version 7 UUID.</summary>
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The manifest's id.</summary>
    public required string Provider { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>A JSON object of its fields, sealed by the caller.</summary>
    public required byte[] Settings { get; init; }

    /// <summary>The lowest is tried first; of equals the older.</summary>
    public required int Position { get; init; }

    public required bool IsPaused { get; init; }

    /// <summary>Messages a second; 0: as the manifest says.</summary>
    public required int RatePerSecond { get; init; }

    /// <summary>As <see cref="PriceList"/> is written; null: it has none.</summary>
    public string? Prices { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
