using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>Takes mail as it is told, and knows what it was given. In the place of the provider that captures.</summary>
internal sealed class FakeProvider : IMessageProvider
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private int _mostUnderWay;

    /// <summary>Until <see cref="Open"/> every attempt waits.</summary>
    public bool IsShut { get; init; }

    /// <summary>The ids of mails, one for each attempt.</summary>
    public ConcurrentQueue<string> Attempts { get; } = new();

    public int UnderWay => Volatile.Read(ref _underWay);

    public int MostUnderWay => Volatile.Read(ref _mostUnderWay);

    public ProviderManifest Manifest { get; } = new()
    {
        Id = CaptureMessages.Id,
        Name = "Fake",
        Channels = ChannelWords.All,
        Fields = [],
        Capabilities = new ProviderCapabilities(),
        Help = "For tests.",
    };

    public void Replace(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(CaptureMessages)));
        services.AddSingleton<IMessageProvider>(this);
    }

    public void Open() => _opened.TrySetResult();

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        Attempts.Enqueue(message.AttemptId[..message.AttemptId.LastIndexOf('-')]);
        var underWay = Interlocked.Increment(ref _underWay);
        InterlockedMax(underWay);
        if (IsShut)
        {
            await _opened.Task.WaitAsync(cancellation);
        }

        Interlocked.Decrement(ref _underWay);
        return ProviderOutcome.Accepted(message.AttemptId);
    }

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation) => Task.FromResult(new ProviderCheck(true, "answers"));

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("It has none."));

    private void InterlockedMax(int value)
    {
        for (var most = MostUnderWay; value > most; most = MostUnderWay)
        {
            Interlocked.CompareExchange(ref _mostUnderWay, value, most);
        }
    }
}
