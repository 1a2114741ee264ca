namespace OrleansNotify.Channels;

/// <summary>RFC 8030, 8291 and 8292. The push service is whatever the browser named, so nothing that it answers stops the account.</summary>
internal sealed class WebPushProvider(ProviderHttp http) : IMessageProvider
{
    private readonly VapidTokens _tokens = new();

    public ProviderManifest Manifest { get; } = ManifestReader.Read("WebPush");

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        if (!PushSubscription.TryParse(message.To, out var subscription))
        {
            return new ProviderOutcome { Kind = OutcomeKind.RefusedRecipient, Code = "bad_subscription", Detail = "The address is not a push subscription." };
        }

        var now = http.Time.GetUtcNow();
        var outcome = await http.Exchange(
            () => PushRequest.Of(message, subscription, _tokens.Header(settings, subscription.Endpoint, now), now),
            settings,
            answer => PushAnswer.OutcomeOf(answer, now),
            cancellation,
            OutcomeScope.Address);
        return outcome.Code == ProviderHttp.AddressNotAllowed ? outcome with { Kind = OutcomeKind.RefusedRecipient } : outcome;
    }

    /// <summary>There is no service to ask: the keys are a pair, or not.</summary>
    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(VapidKey.ProblemOf(settings["publicKey"], settings["privateKey"]) is { } problem ? new ProviderCheck(false, $"privateKey {problem}") : new ProviderCheck(true, "the keys are a pair"));

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("Web Push has no callbacks"));
}
