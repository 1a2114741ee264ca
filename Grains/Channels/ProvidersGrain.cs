namespace OrleansNotify.Channels;

/// <summary>
/// Stateless, and on every silo, since any of them can verify any report. Asking a provider whether it answers waits for somebody else's server,
/// for ten seconds at most: calls interleave, so that nothing else waits with it.
/// </summary>
[GrainType("providers"), StatelessWorker]
internal sealed class ProvidersGrain(CallbackReceiver callbacks, ProviderHealth health) : Grain, IProvidersGrain
{
    public Task<CallbackAnswered> Receive(CallbackCall call) => callbacks.Receive(call, CancellationToken.None);

    public Task<IReadOnlyDictionary<string, ProviderAnswers>> Health() => health.Get();
}
