using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>Has messages sent on four channels, by providers of which one call in a hundred is taken and never answered.</summary>
internal sealed class MessageLoad : IAsyncDisposable
{
    public const string EventType = "order_update";

    private const int Senders = 2;
    private const int FirstSender = 81;
    private const int NumbersOfOne = 1_000_000;
    private static readonly string Callbacks = $$"""{"secret":"{{MessageOwner.HttpSecret}}"}""";
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    private readonly FakeProviders _fakes;
    private readonly MessageOwner _owner;

    private MessageLoad(FakeProviders fakes, MessageOwner owner) => (_fakes, _owner) = (fakes, owner);

    public static async Task<MessageLoad> Start(FaultCluster cluster)
    {
        var fakes = await FakeProviders.Start(host: cluster.Outside);
        foreach (var provider in (string[])["twilio-whatsapp", "sendgrid", "http"])
        {
            fakes.Script(provider, $$"""{"rules":[{"fault":"accept_then_hang","every":100}],"callbacks":{{Callbacks}}}""");
        }

        fakes.Script("twilio-sms", """{"rules":[{"fault":"accept_then_hang","every":100},{"fault":"refuse","every":70}]}""");
        var gateway = new Uri($"http://{cluster.Addresses[0]}");
        var owner = new MessageOwner(gateway.Port, gateway.Host);
        await owner.SetUp(fakes.Address);
        return new MessageLoad(fakes, owner);
    }

    public static Task Run(Tenant tenant, int perSecond, PublishClient publishing, RunLog log, CancellationToken stop)
        => Task.WhenAll(Enumerable.Range(0, Senders).Select(i => Send(i, TimeSpan.FromSeconds((double)Senders / perSecond), tenant, publishing, log, stop)));

    public async Task<bool> HasOpen()
    {
        try
        {
            return await _owner.HasWaiting() || await _owner.HasWaiting("sending");
        }
        catch (Exception e) when (Failures.IsExpected(e))
        {
            return true;
        }
    }

    public Task<IReadOnlyList<ShownMessage>> Shown() => _owner.Messages();

    /// <summary>Each call that was taken.</summary>
    public IReadOnlyList<TakenCall> Taken() => [.. _fakes.Taken.List().SelectMany(message => Enumerable.Repeat(CallOf(message), message.Count))];

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _fakes.DisposeAsync();
    }

    private static async Task Send(int index, TimeSpan every, Tenant tenant, PublishClient publishing, RunLog log, CancellationToken stop)
    {
        using var clock = new PeriodicTimer(every, TimeProvider.System);
        for (var number = (index * NumbersOfOne) + 1; !stop.IsCancellationRequested; number++)
        {
            var body = JsonSerializer.Serialize(MessageOwner.Event(number));
            Answer? answer;
            while ((answer = (await publishing.Publish(tenant, FirstSender + index, number, null, body)).Answer) is null && !stop.IsCancellationRequested)
            {
                await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
            }

            if (answer is { } accepted)
            {
                log.Messages.Enqueue(new PostedMessages(number, accepted.Id));
            }

            await clock.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static TakenCall CallOf(TakenMessage message)
    {
        var (channel, number) = TakenNumber.Of(message);
        return new TakenCall(number, channel);
    }
}
