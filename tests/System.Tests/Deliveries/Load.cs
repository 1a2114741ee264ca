namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>Publishers that go on until they are told to stop.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private Load(IReadOnlyList<Publisher> publishers)
    {
        Publishers = publishers;
        _running = Task.WhenAll(publishers.Select(publisher => publisher.Run(_stop.Token)));
    }

    public IReadOnlyList<Publisher> Publishers { get; }

    public int Accepted => Publishers.Sum(publisher => publisher.Accepted);

    public IReadOnlyList<PublishedEvent> Published => [.. Publishers.SelectMany(publisher => publisher.Published)];

    /// <summary>Half of the publishers repeat what they do not know the outcome of.</summary>
    /// <param name="first">Number of the first publisher, where several loads run at once.</param>
    public static Load Start(OwnerClient owner, int publishers, int perSecond, int first = 1)
    {
        var every = TimeSpan.FromSeconds((double)publishers / perSecond);
        return new Load([.. Enumerable.Range(first, publishers).Select(i => new Publisher(i, hasKeys: i % 2 == 0, owner, every))]);
    }

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stop.Dispose();
    }
}
