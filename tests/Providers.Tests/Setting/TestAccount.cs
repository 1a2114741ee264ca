namespace OrleansNotify.Channels;

/// <summary>One account of the operator's at one provider.</summary>
internal sealed class TestAccount : IDisposable
{
    private readonly Providers _providers;
    private readonly IMessageProvider _provider;
    private readonly ProviderSettings _settings;

    /// <param name="settings">Of several of one field the last holds.</param>
    public TestAccount(string provider, (string Field, string Value)[] settings, TimeProvider? time = null, PlainHttp? strangers = null)
    {
        _providers = new Providers(time, strangers);
        _provider = _providers[provider];
        _settings = _providers.Settings(
            provider, settings.Reverse().DistinctBy(setting => setting.Field).ToDictionary(setting => setting.Field, setting => setting.Value));
    }

    public T Service<T>() where T : notnull => _providers.Service<T>();

    public async Task<ProviderOutcome> Send(OutgoingMessage message, TimeSpan? limit = null)
    {
        using var deadline = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(60));
        return await _provider.Send(message, _settings, deadline.Token);
    }

    public async Task<ProviderCheck> Check()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _provider.Check(_settings, deadline.Token);
    }

    public async Task<CallbackReading> Read(byte[] body, params (string Name, string Value)[] headers)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _provider.Read(Callbacks.Of("POST", "https://notify.example/callbacks/acc_test", body, headers), _settings, deadline.Token);
    }

    public void Dispose() => _providers.Dispose();
}
