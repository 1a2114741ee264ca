namespace OrleansNotify.Channels;

/// <summary>An adapter to a sending service. One folder each, with its <c>provider.json</c>. Has no state but what makes calls cheaper.</summary>
public interface IMessageProvider
{
    ProviderManifest Manifest { get; }

    /// <summary>
    /// One attempt. Never throws: what cannot be classed is <see cref="OutcomeKind.Unknown"/> once the request may have been written, and
    /// <see cref="OutcomeKind.Later"/> before that. Cancelled: the same rule.
    /// </summary>
    Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation);

    /// <summary>Whether the service answers and knows the credentials, without sending anything. Never throws.</summary>
    Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation);

    /// <summary>Verifies a callback over its raw bytes and reads it. Never throws. A provider without callbacks refuses each.</summary>
    Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation);
}
