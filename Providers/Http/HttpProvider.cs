namespace OrleansNotify.Channels;

/// <summary>A tenant's own sending service.</summary>
internal sealed class HttpProvider(ProviderHttp http) : IMessageProvider
{
    public ProviderManifest Manifest { get; } = ManifestReader.Read("Http");

    public Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation) => http.Exchange(
        () => HttpProviderRequest.Of(HttpMethod.Post, settings, message.AttemptId, HttpProviderBody.Of(message), http.Time.GetUtcNow()),
        settings,
        answer => HttpProviderAnswer.OutcomeOf(answer, http.Time.GetUtcNow()),
        cancellation);

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => http.Check(() => HttpProviderRequest.Of(HttpMethod.Get, settings, "check", [], http.Time.GetUtcNow()), cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(HttpProviderCallbacks.Read(request, settings["secret"], http.Time.GetUtcNow()));
}
