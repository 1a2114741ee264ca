namespace OrleansNotify.Channels;

/// <summary>
/// A stateless worker on every silo, since each silo can verify any report. Calls interleave: a health check waits for a vendor's server, up to
/// ten seconds, and must hold up no report.
/// </summary>
[GrainType("providers"), StatelessWorker]
internal sealed class ProvidersGrain(CallbackReceiver callbacks, OperatorAccounts accounts, ProviderHealth health) : Grain, IProvidersGrain
{
    public Task<CallbackAnswered> Receive(CallbackCall call) => callbacks.Receive(call, CancellationToken.None);

    public Task<IReadOnlyDictionary<string, string>> Defaults()
        => Task.FromResult<IReadOnlyDictionary<string, string>>(accounts.All.ToDictionary(pair => pair.Key.Word(), pair => pair.Value.Manifest.Id));

    public Task<IReadOnlyDictionary<string, ProviderAnswers>> Health() => health.Get();
}
