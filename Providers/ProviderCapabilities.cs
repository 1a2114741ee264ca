namespace OrleansNotify.Channels;

/// <param name="MaxLength">Characters of <see cref="OutgoingMessage.Text"/>; 0: no limit.</param>
/// <param name="RatePerSecond">Messages a second that an account may send unless it says otherwise; 0: no limit.</param>
/// <param name="Concurrency">Calls under way at once.</param>
public sealed record ProviderCapabilities(
    int MaxLength = 0, bool HasCallbacks = false, bool HasTemplates = false, int RatePerSecond = 0, int Concurrency = 32);
