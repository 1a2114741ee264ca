namespace OrleansNotify.Channels;

/// <summary>An account of a provider, as a member saves it. What a change leaves out stays.</summary>
internal sealed record AccountCommand
{
    /// <summary>The provider's id in the catalogue; needed for a new account, and never changed.</summary>
    public string? Provider { get; init; }

    /// <summary>Needed for a new account of a provider that serves several channels.</summary>
    public string? Channel { get; init; }

    public string? Name { get; init; }

    /// <summary>By the provider's fields. A secret that is <c>***</c> stays as it is.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>The lowest is tried first.</summary>
    public int? Position { get; init; }

    public bool? IsPaused { get; init; }

    /// <summary>Messages a second; 0: as the provider allows.</summary>
    public int? RatePerSecond { get; init; }

    /// <summary>What it is expected to take; without any price: nothing is known.</summary>
    public AccountPrices? Prices { get; init; }
}
