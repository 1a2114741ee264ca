using System.Threading.RateLimiting;

namespace OrleansNotify.Sources;

/// <summary>How often a refusal is explained and written down at this process, so that a flood fills nothing and costs little.</summary>
internal sealed class RefusalLimits : IDisposable
{
    private const int ExplainedPerSecond = 10;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _explained = Limiter(ExplainedPerSecond, Second);
    private readonly PartitionedRateLimiter<string> _written = Limiter(1, Minute);

    public bool MayExplain(string tenant, string source) => MayPass(_explained, $"{tenant}/{source}");

    public bool MayWrite(string tenant, string source, string reason) => MayPass(_written, $"{tenant}/{source}/{reason}");

    public void Dispose()
    {
        _explained.Dispose();
        _written.Dispose();
    }

    private static bool MayPass(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window)
        => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));
}
