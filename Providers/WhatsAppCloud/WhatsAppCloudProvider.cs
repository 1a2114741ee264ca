using System.Net.Http.Headers;

namespace OrleansNotify.Channels;

internal sealed class WhatsAppCloudProvider(ProviderHttp http) : IMessageProvider
{
    public ProviderManifest Manifest { get; } = ManifestReader.Read("WhatsAppCloud");

    public Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation) => http.Exchange(
        () => Request(HttpMethod.Post, settings, "/messages", WhatsAppBody.Of(message)),
        settings,
        answer => WhatsAppAnswer.OutcomeOf(answer, message.To, http.Time.GetUtcNow()),
        cancellation);

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => http.Check(() => Request(HttpMethod.Get, settings, "?fields=id", null), cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(request.Method == "GET" ? WhatsAppChallenge.Read(request, settings) : WhatsAppCallbacks.Read(request, settings));

    private static HttpRequestMessage Request(HttpMethod method, ProviderSettings settings, string path, HttpContent? content) => new(
        method, $"{settings["url"].TrimEnd('/')}/{settings["version"]}/{settings["phoneNumberId"]}{path}")
    {
        Content = content,
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings["token"]) },
    };
}
