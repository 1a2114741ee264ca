using System.Collections.Concurrent;
using System.Net;

namespace OrleansNotify.Outbound;

/// <summary>
/// The system's resolver, which blocks a thread for as long as a name server is silent. Lookups therefore run on threads of their own,
/// a bounded number of them, and one serves all who wait for the same name: names that hang do not stop the thread pool.
/// </summary>
internal sealed class SystemResolver : IResolver, IDisposable
{
    private const int MostAtOnce = 128;

    private readonly SemaphoreSlim _threads = new(MostAtOnce);
    private readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> _running = new(StringComparer.Ordinal);

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
        => _running.GetOrAdd(host, name => new Lazy<Task<IPAddress[]>>(() => LookUp(name))).Value.WaitAsync(cancellation);

    public void Dispose() => _threads.Dispose();

    private async Task<IPAddress[]> LookUp(string host)
    {
        await _threads.WaitAsync();
        try
        {
            return await Task.Factory.StartNew(
                () => Dns.GetHostAddresses(host), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _running.TryRemove(host, out _);
            _threads.Release();
        }
    }
}
