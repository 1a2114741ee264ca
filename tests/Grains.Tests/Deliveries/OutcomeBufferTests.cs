using Microsoft.Extensions.Logging.Abstractions;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

public sealed class OutcomeBufferTests : IAsyncDisposable
{
    private readonly DeliveryLag _lag = new(new ManualTimeProvider());
    private readonly List<Exception> _faults = [];
    private readonly DeliveryRecorder _recorder;
    private int _turns;

    public OutcomeBufferTests() =>
        _recorder = new DeliveryRecorder(new MemoryDeliveries(), _lag, new FigureCounter(new ManualTimeProvider()), new ManualTimeProvider(), NullLogger<DeliveryRecorder>.Instance);

    [Fact]
    public void FaultBeforeTheWriteTellsTheOwner()
    {
        var buffer = Buffer(_ => throw new InvalidCastException());

        buffer.Write();

        Assert.IsType<InvalidCastException>(Assert.Single(_faults));
        Assert.True(buffer.IsEmpty, "whoever waits for it to settle would wait for ever");
    }

    [Fact]
    public async Task FaultInTheTurnAfterTheWriteTellsTheOwner()
    {
        var buffer = Buffer(Progress, () => throw new InvalidCastException());

        buffer.Write();

        await Eventually.Holds(() => _faults.Count > 0, "the owner is told");
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public async Task WriteThatEndsWellIsFollowedByATurn()
    {
        var buffer = Buffer(Progress);

        buffer.Write();

        await Eventually.Holds(() => _turns == 1, "a turn");
        Assert.Empty(_faults);
        Assert.Equal(5, buffer.WrittenCursor);
    }

    public async ValueTask DisposeAsync()
    {
        await _recorder.DisposeAsync();
        _lag.Dispose();
    }

    private static EndpointProgress Progress(IReadOnlyList<DeliveryOutcome> outcomes) =>
        new("t", "ep_1", 1, 5, null, null, outcomes);

    private OutcomeBuffer Buffer(Func<IReadOnlyList<DeliveryOutcome>, EndpointProgress> progress, Action? turn = null) => new(
        _recorder, 0, progress, (_, _) => { }, () => { }, _faults.Add, turn ?? (() => _turns++));
}
