namespace OrleansNotify.Faults.Histories;

/// <summary>A finished run, as the checks get it.</summary>
internal sealed record History
{
    public IReadOnlyList<PostedEvent> Posted { get; init; } = [];

    public IReadOnlyList<Call> Calls { get; init; } = [];

    public IReadOnlyList<StoredEvent> Stored { get; init; } = [];

    public IReadOnlyList<SeenByDevice> Devices { get; init; } = [];

    public IReadOnlyList<ReadInbox> Inboxes { get; init; } = [];

    public IReadOnlyList<WatchedEndpoint> Endpoints { get; init; } = [];

    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    public IReadOnlyList<SilencedEndpoint> Silenced { get; init; } = [];

    public IReadOnlyList<GuessedCode> Guessed { get; init; } = [];

    public IReadOnlyList<CallAfterLogout> AfterLogout { get; init; } = [];

    public IReadOnlyList<FaultSpan> Faults { get; init; } = [];

    public IReadOnlyList<FlushProbe> Probes { get; init; } = [];

    public IReadOnlyList<LateWrites> Late { get; init; } = [];

    public IReadOnlyList<string> Leaks { get; init; } = [];

    public IReadOnlyList<PostedMessages> Messages { get; init; } = [];

    public IReadOnlyList<ListedMessage> Listed { get; init; } = [];

    public IReadOnlyList<TakenCall> Taken { get; init; } = [];

    public IReadOnlyList<ShownAttempts> Attempts { get; init; } = [];

    /// <summary>Requests that reached an address which no endpoint may reach.</summary>
    public int ReachedInside { get; init; }

    public Liveness Liveness { get; init; } = new(0, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}

/// <summary>A delivery's numbers of attempts as its owner is shown them, and how many requests its receiver got.</summary>
internal sealed record ShownAttempts(string Endpoint, long Seq, IReadOnlyList<int> Numbers, int Requests);

/// <param name="Before">Accepted events per second before the first fault.</param>
/// <param name="After">The same at the end.</param>
/// <param name="Recovered">From the last heal until the rate was 90 % of before.</param>
/// <param name="Drained">From the last heal until every accepted event was at every device and receiver.</param>
internal sealed record Liveness(double Before, double After, TimeSpan Recovered, TimeSpan Drained, TimeSpan Bound);
