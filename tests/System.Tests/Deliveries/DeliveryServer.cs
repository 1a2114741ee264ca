namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>A server process on SQLite with the owner of its endpoints and their receiver.</summary>
internal sealed class DeliveryServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DeliveryServer(Receiver receiver, string schedule)
    {
        var port = FreePort.Take();
        var settings = ServerSettings.Gateway(port, _folder.Path);
        settings["RETRY_SCHEDULE"] = schedule;
        (Receiver, Owner, Process) = (receiver, new OwnerClient(port), new ServerProcess(Programs.Gateway, settings));
    }

    public Receiver Receiver { get; }

    public OwnerClient Owner { get; }

    public ServerProcess Process { get; }

    /// <param name="answer">What the receiver answers.</param>
    /// <param name="schedule">Of retries.</param>
    public static async Task<DeliveryServer> Start(Func<Receipt, int>? answer = null, string schedule = "100ms,200ms,400ms,1s,1s,1s,1s,1s")
    {
        var server = new DeliveryServer(await Receiver.Start(answer), schedule);
        try
        {
            await server.Process.Start();
            return server;
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every event of the range was answered 2xx at the path.</summary>
    public Task Delivers(string path, IEnumerable<long> numbers, TimeSpan? deadline = null) => Eventually.Holds(
        () => numbers.ToHashSet().IsSubsetOf(Receiver.Receipts.Where(receipt => receipt.Path == path && receipt.IsSuccess).Select(receipt => receipt.Number)),
        $"every event is delivered to {path}",
        deadline ?? TimeSpan.FromSeconds(120));

    /// <summary>Of one endpoint nothing waits any more.</summary>
    public Task Settles(string endpoint) => Eventually.Holds(
        async () => (await Owner.Deliveries(endpoint, "pending")).Count + (await Owner.Deliveries(endpoint, "retrying")).Count == 0,
        "nothing waits",
        TimeSpan.FromSeconds(120));

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Receiver.DisposeAsync();
        Owner.Dispose();
        _folder.Dispose();
    }
}
