using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>The product's providers and the fakes, shared by the tests of a class; each begins with <see cref="Fresh"/>.</summary>
public sealed class FakesFixture : IAsyncLifetime
{
    private FakeProviders? _fakes;

    internal Providers Providers { get; } = new();

    internal FakeProviders Fakes => _fakes ?? throw new InvalidOperationException("Not started");

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public async Task DisposeAsync()
    {
        await Fakes.DisposeAsync();
        Providers.Dispose();
    }

    internal FakesFixture Fresh()
    {
        Fakes.Reset();
        return this;
    }
}
