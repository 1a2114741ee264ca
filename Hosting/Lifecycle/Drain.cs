using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

namespace OrleansNotify.Lifecycle;

/// <summary>
/// The order of leaving: no longer ready; after a while, in which those who balance the load see it, sockets are asked to resume
/// elsewhere; only then is anything stopped.
/// </summary>
public sealed class Drain(
    IOptions<HealthOptions> options, IOptions<ClusterOptions> cluster, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Drain> logger)
    : IHostedLifecycleService
{
    // What is in flight after the last socket has gone: attempts, commits, grains that leave.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OfGateway = TimeSpan.FromSeconds(5);

    private readonly List<Func<TimeSpan, Task>> _leave = [];
    private volatile bool _isStopping;

    /// <summary>Asked to stop: what comes still is served, but should not come.</summary>
    public bool IsDraining => _isStopping || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Adds what is done when the delay is over, given how long it may take.</summary>
    public void OnLeave(Func<TimeSpan, Task> leave)
    {
        lock (_leave)
        {
            _leave.Add(leave);
        }
    }

    /// <summary>At most, from the signal to the end of the process.</summary>
    public static TimeSpan Longest(HealthOptions options, ClusterOptions cluster) => Delay(options, cluster) + Spread(options, cluster) + Rest;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        var (delay, spread) = (Delay(options.Value, cluster.Value), Spread(options.Value, cluster.Value));
        logger.Draining(delay, spread);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Func<TimeSpan, Task>[] leave;
        lock (_leave)
        {
            leave = [.. _leave];
        }

        await Task.WhenAll(leave.Select(leaving => leaving(spread)));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TimeSpan Delay(HealthOptions options, ClusterOptions cluster) => options.DrainDelay ?? Default(cluster);

    private static TimeSpan Spread(HealthOptions options, ClusterOptions cluster) => options.DrainSpread ?? Default(cluster);

    private static TimeSpan Default(ClusterOptions cluster) => cluster.Role == "gateway" ? OfGateway : TimeSpan.Zero;
}
