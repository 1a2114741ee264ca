namespace OrleansNotify.Channels;

internal sealed class TwilioSmsProvider(ProviderHttp http) : IMessageProvider
{
    private readonly TwilioMessages _messages = new(http);

    public ProviderManifest Manifest { get; } = ManifestReader.Read("TwilioSms");

    public Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
        => _messages.Send(message, prefix: "", settings, cancellation);

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation) => _messages.Check(settings, cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(TwilioCallbacks.Read(request, settings));
}
