using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>One account at one provider, made as the product makes it.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IMessageProvider _provider;

    private TestAccount(ServiceProvider services, IMessageProvider provider, ProviderSettings settings)
        => (_services, _provider, Settings) = (services, provider, settings);

    public ProviderSettings Settings { get; }

    public static TestAccount Of(string provider, params (string Field, string Value)[] settings)
        => Of(provider, new StrangerHttp(), TimeProvider.System, settings);

    public static TestAccount Of(string provider, IStrangerHttp strangers, TimeProvider time, params (string Field, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton(strangers).AddSingleton(time);
        services.AddMessageProviders();
        var built = services.BuildServiceProvider();
        Assert.True(built.GetRequiredService<ProviderCatalogue>().TryGet(provider, out var found));
        var values = settings.Reverse().DistinctBy(setting => setting.Field).ToDictionary(setting => setting.Field, setting => setting.Value);
        return new TestAccount(built, found, new ProviderSettings("acc_test", found.Manifest, values) { IsOperators = true });
    }

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<ProviderOutcome> Send(OutgoingMessage message, TimeSpan? limit = null)
    {
        using var deadline = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(60));
        return await _provider.Send(message, Settings, deadline.Token);
    }

    public async Task<ProviderCheck> Check()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _provider.Check(Settings, deadline.Token);
    }

    public async Task<CallbackReading> Read(byte[] body, params (string Name, string Value)[] headers)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var request = new CallbackRequest(
            "POST", new Uri("https://notify.example/t/shop/callbacks/x/acc_test"),
            headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), body);
        return await _provider.Read(request, Settings, deadline.Token);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
