namespace OrleansNotify.Channels;

public sealed record ProviderCapabilities
{
    /// <summary>Characters of <see cref="OutgoingMessage.Text"/>; 0: no limit.</summary>
    public int MaxLength { get; init; }

    public bool HasCallbacks { get; init; }

    public bool HasTemplates { get; init; }

    /// <summary>Messages a second that an account may send unless it says otherwise; 0: no limit.</summary>
    public int RatePerSecond { get; init; }

    /// <summary>Calls under way at once.</summary>
    public int Concurrency { get; init; } = 32;
}
