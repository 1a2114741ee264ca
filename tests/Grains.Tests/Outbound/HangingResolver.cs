using System.Net;

namespace OrleansNotify.Outbound;

internal sealed class HangingResolver : IResolver
{
    public async Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        return [];
    }
}
