using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

/// <summary>One endpoint's pump with a clock that stands still, on a scheduler that runs one thing at a time, as a grain does.</summary>
internal sealed class PumpHarness : IPumpOwner, IAsyncDisposable
{
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly DeliveryLag _lag;
    private readonly DeliveryRecorder _recorder;
    private readonly DeliveryServices _services;
    private DeliveryPump _pump = null!;

    public PumpHarness()
    {
        _lag = new DeliveryLag(Time);
        _recorder = new DeliveryRecorder(Store, _lag, new FigureCounter(Time), Time, NullLogger<DeliveryRecorder>.Instance);
        _services = new DeliveryServices(
            null!, Store, null!, null!, Log, Sender, _recorder, Options.Create(new DeliveryOptions()),
            new ServerSchedule(RetrySchedule.Of(new DeliveryOptions())), Time, new Random(11),
            NullLogger<DeliveryServices>.Instance);
    }

    public ManualTimeProvider Time { get; } = new();

    public MemoryLog Log { get; } = new();

    public MemoryDeliveries Store { get; } = new();

    public ScriptedSender Sender { get; } = new();

    /// <summary>What the owner was told, in words.</summary>
    public List<string> Told { get; } = [];

    public string Breaker => _pump.Breaker;

    public static EndpointSettings Settings { get; } = new(
        "https://receiver.test/", ["*"], null, [], TimeSpan.FromSeconds(15), 0, DeliveryOrder.Parallel, null, null, SignatureScheme.Hmac, null,
        BodyFormat.Payload, "", []);

    public async Task Start(EndpointSettings? settings = null)
    {
        var target = settings ?? Settings;
        var key = new EndpointKey("t", "ep_00000000000000000000000000000001");
        var known = await Store.Known("t", key.Id, Store.Cursor, long.MaxValue, default);
        await Turn(async () =>
        {
            _pump = new DeliveryPump(
                _services, this,
                new PumpTarget(key, 1, target, EndpointMatch.Of(null, target), target.RetrySchedule ?? _services.Schedule, [], 0, 0),
                Store.Cursor, new Health(null, null), known);
            await _pump.HoldLanes(null);
            _pump.Run().Ignore();
            _pump.Open();
        });
    }

    /// <summary>As a crash would: nothing that memory holds survives.</summary>
    public Task Stop() => Turn(() =>
    {
        _pump.Dispose();
        return Task.CompletedTask;
    });

    public async Task<LoggedEvent[]> Accept(int count, string payload = "{}")
    {
        var events = Enumerable.Range(0, count).Select(_ => Log.Add("order.created", payload, Time.GetUtcNow())).ToArray();
        await Turn(() =>
        {
            _pump.Offer(new EndpointBatch(events[0].Seq - 1, events[^1].Seq, events));
            return Task.CompletedTask;
        });
        return events;
    }

    public Task Close() => Turn(() =>
    {
        _pump.Close();
        return Task.CompletedTask;
    });

    public Task SettleForShutdown() => Turn(() => _pump.Settle(_services.SettleTime.BeginShutdown()));

    public Task Wake(long upTo) => Turn(() =>
    {
        _pump.Wake(upTo);
        return Task.CompletedTask;
    });

    public Task Recorded(long seq, int attempts) =>
        Eventually.Holds(() => Store.Row(seq)?.Attempts >= attempts, $"attempt {attempts} of event {seq} is recorded");

    public Task Recorded(int attempts) => Eventually.Holds(() => Store.AllAttempts.Count >= attempts, $"{attempts} attempts are recorded");

    /// <summary>Moves time to when the delivery is due, and waits for the attempt.</summary>
    public async Task RunNext(long seq)
    {
        var row = Store.Row(seq)!;
        await Advance(row.NextAttemptAt!.Value - Time.GetUtcNow());
        await Recorded(seq, row.Attempts + 1);
    }

    /// <summary>Moves time on, once everything that is under way has set its timers.</summary>
    public async Task Advance(TimeSpan by)
    {
        await Quiet();
        Time.Advance(by);
        await Quiet();
    }

    /// <summary>Turns pass until none of them leaves something behind: what runs beside them ends in microseconds.</summary>
    public async Task Quiet()
    {
        for (var still = 0; still < 5;)
        {
            var before = (Sender.Count, Store.AllAttempts.Count);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
            await Turn(() => Task.CompletedTask);
            still = before == (Sender.Count, Store.AllAttempts.Count) ? still + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _recorder.DisposeAsync();
        _lag.Dispose();
    }

    void IPumpOwner.Failed(string reason, Health health) => Told.Add($"failed {reason}");

    void IPumpOwner.Warned(int warning, Health health) => Told.Add($"warned {warning}");

    void IPumpOwner.Recovered(DateTimeOffset failingSince) => Told.Add("recovered");

    void IPumpOwner.Died(DeliveryRow delivery, int hops) => Told.Add($"died {delivery.Seq}");

    void IPumpOwner.Replaced() => Told.Add("replaced");

    private Task Turn(Func<Task> turn) =>
        Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _turns).Unwrap();
}
