namespace OrleansNotify.Channels;

/// <summary>An account that messages may go by: a tenant's, or the operator's.</summary>
internal sealed record ProviderAccount(string Id, IMessageProvider Provider, ProviderSettings Settings, bool IsPaused, int RatePerSecond)
{
    /// <summary>What messages are expected to cost; null: nothing is known.</summary>
    public PriceList? Prices { get; init; }

    public ProviderManifest Manifest => Provider.Manifest;

    public bool IsCapture => Manifest.Id == CaptureMessages.Id;
}
