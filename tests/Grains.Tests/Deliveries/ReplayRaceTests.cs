using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

/// <summary>The tick interleaves with commands: a command loads the list while a step awaits the store.</summary>
public sealed class ReplayRaceTests : IDisposable
{
    private static readonly EndpointKey Key = new("t", "ep_00000000000000000000000000000001");

    private readonly ManualTimeProvider _time = new();
    private readonly GatedReplays _replays = new();
    private readonly EndpointMatch _match = EndpointMatch.Of(null, PumpHarness.Settings);
    private readonly ReplayRunner _runner;
    private readonly DeliveryPump _pump;
    private int _timesReplaced;

    public ReplayRaceTests()
    {
        var (log, store) = (new MemoryLog(), new MemoryDeliveries());
        for (var i = 0; i < 2_000; i++)
        {
            log.Add("order.created", "{}", _time.GetUtcNow());
        }

        var recorder = new DeliveryRecorder(store, new DeliveryLag(_time), new FigureCounter(_time), _time, NullLogger<DeliveryRecorder>.Instance);
        var services = new DeliveryServices(
            null!, store, _replays, null!, log, new ScriptedSender(), recorder, Options.Create(new DeliveryOptions()),
            new ServerSchedule(RetrySchedule.Of(new DeliveryOptions())), _time, new Random(1), NullLogger<DeliveryServices>.Instance);
        var target = new PumpTarget(Key, 1, PumpHarness.Settings, _match, services.Schedule, [], 0, 0);
        _pump = new DeliveryPump(services, new PumpHarness(), target, 2_000, new Health(null, null), new HashSet<long>());
        _runner = new ReplayRunner(services, Key, 1, () => _timesReplaced++);
    }

    public void Dispose() => _pump.Dispose();

    [Fact]
    public async Task PausingOneReplayWhileItStepsLeavesTheOtherRunning()
    {
        _replays.Add("a", ReplayState.Running);
        _replays.Add("b", ReplayState.Running);
        await _runner.Load();
        _time.Advance(TimeSpan.FromSeconds(1));

        var answer = _replays.HoldNextStep();
        var moving = _runner.Move(_match, _pump);
        // The step is committed, its answer is on the way, and the command pauses a.
        _replays.Rows["a"] = _replays.Rows["a"] with { State = ReplayState.Paused };
        await _runner.Load();
        answer.SetResult();
        await moving;

        await Tick(5);

        Assert.False(_runner.IsIdle && _replays.Rows["b"].State == ReplayState.Running, "b is running in the store and forgotten in memory");
        Assert.True(_replays.Rows["b"].Position > 0, $"b stands at {_replays.Rows["b"].Position}");
    }

    [Fact]
    public async Task StartingASecondReplayWhileTheFirstStepsLosesNeither()
    {
        _replays.Add("a", ReplayState.Running);
        await _runner.Load();
        _time.Advance(TimeSpan.FromSeconds(1));

        var read = _replays.HoldNextRunning();
        var answer = _replays.HoldNextStep(commitLater: true);
        var moving = _runner.Move(_match, _pump);
        _replays.Add("b", ReplayState.Running);
        // Reads a where it was before the step; the step commits, and is answered first.
        var loading = _runner.Load();
        answer.SetResult();
        var thrown = await Record.ExceptionAsync(() => moving);
        read.SetResult();
        await loading;

        await Tick(5);

        Assert.Null(thrown);
        Assert.Equal(ReplayState.Done, _replays.Rows["a"].State);
        Assert.True(_replays.Rows["b"].Position > 0, $"b is at {_replays.Rows["b"].Position}");
    }

    [Fact]
    public async Task AnOlderReadThatEndsLaterDoesNotForgetANewReplay()
    {
        var read = _replays.HoldNextRunning();
        var older = _runner.Load();
        _replays.Add("a", ReplayState.Running);
        await _runner.Load();
        read.SetResult();
        await older;

        await Tick(5);

        Assert.Equal(ReplayState.Done, _replays.Rows["a"].State);
    }

    [Fact]
    public async Task AReplayWhoseLoadFailedIsLoadedByTheNextTick()
    {
        _replays.Add("a", ReplayState.Running);
        _replays.FailNextRunning();
        await Assert.ThrowsAsync<StoreUnavailableException>(_runner.Load);

        Assert.False(_runner.IsIdle);

        await Tick(5);

        Assert.Equal(ReplayState.Done, _replays.Rows["a"].State);
    }

    [Fact]
    public async Task AnActivationWithoutTheLeaseSaysSoAndStepsNoMore()
    {
        _replays.Add("a", ReplayState.Running);
        await _runner.Load();
        _replays.Lease = 2;

        await Tick(3);

        Assert.Equal(1, _timesReplaced);
        Assert.True(_runner.IsIdle);
        Assert.Equal(0, _replays.Rows["a"].Position);
    }

    private async Task Tick(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await _runner.Move(_match, _pump);
        }
    }

    private sealed class GatedReplays : IReplayStore
    {
        private TaskCompletionSource? _step;
        private TaskCompletionSource? _running;
        private bool _commitLater;

        private bool _fails;

        public Dictionary<string, ReplayRow> Rows { get; } = [];

        public long Lease { get; set; } = 1;

        public void Add(string id, string state) => Rows[id] = new ReplayRow(
            "t", id, Key.Id, ReplayKind.All, state, null, null, 1, 2_000, 0, 2_000, 0, 500, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

        public TaskCompletionSource HoldNextStep(bool commitLater = false)
        {
            _commitLater = commitLater;
            return _step = new TaskCompletionSource();
        }

        public void FailNextRunning() => _fails = true;

        public TaskCompletionSource HoldNextRunning() => _running = new TaskCompletionSource();

        public async Task<ReplayRow?> Step(
            ReplayRow row, long lease, long position, IReadOnlyList<EventRef> events, DateTimeOffset now, CancellationToken cancellation)
        {
            var (gate, later) = (_step, _commitLater);
            _step = null;
            if (gate is not null && later)
            {
                await gate.Task;
            }

            var stored = Rows[row.Id];
            if (lease != Lease || stored.State != ReplayState.Running || stored.Position != row.Position)
            {
                return null;
            }

            var next = stored with { Position = position, State = position >= stored.ToSeq ? ReplayState.Done : stored.State };
            Rows[row.Id] = next;
            if (gate is not null && !later)
            {
                await gate.Task;
            }

            return next;
        }

        public async Task<IReadOnlyList<ReplayRow>> Running(string tenant, string endpointId, CancellationToken cancellation)
        {
            ReplayRow[] rows = [.. Rows.Values.Where(row => row.State == ReplayState.Running).OrderBy(row => row.Id)];
            if (_fails)
            {
                _fails = false;
                throw new StoreUnavailableException("the store is away");
            }

            if (_running is { } gate)
            {
                _running = null;
                await gate.Task;
            }

            return rows;
        }

        public Task<ReplayRow> Create(ReplayRow row, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ReplayRow?> Find(string tenant, string id, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReplayRow>> List(string tenant, string? endpointId, string? before, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<ReplayRow?> SetState(string tenant, string id, string state, DateTimeOffset now, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
