using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Lifecycle;
using OrleansNotify.Sessions;

namespace OrleansNotify.Live;

/// <summary>All tenants that have sockets here. A tenant is heard from its first socket on, until it has had none for a while.</summary>
internal sealed class LiveHub(
    IGrainFactory grains, IEventLog log, IInboxStore inboxes, SessionResolver sessions, TenantClosing closing, IOptions<GatewayOptions> options,
    Drain drain, LiveLag lag, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    public const WebSocketCloseStatus SessionEnded = (WebSocketCloseStatus)4001;
    private const WebSocketCloseStatus TooSlow = (WebSocketCloseStatus)4008;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CheckSessionEvery = TimeSpan.FromSeconds(55);
    public static readonly TimeSpan MaxBehind = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeaveEvery = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, Lazy<Task<LiveTenant>>> _tenants = new();
    private readonly ConcurrentDictionary<string, int> _socketsByAddress = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly TenantSweep _sweep = new(time);
    private readonly ILogger _logger = loggers.CreateLogger<LiveHub>();

    public bool TryEnter(string clientAddress)
    {
        var count = _socketsByAddress.AddOrUpdate(clientAddress, 1, (_, count) => count + 1);
        if (count <= options.Value.SocketsPerAddress)
        {
            return true;
        }

        Leave(clientAddress);
        return false;
    }

    public void Leave(string clientAddress)
    {
        if (_socketsByAddress.AddOrUpdate(clientAddress, 0, (_, count) => count - 1) == 0)
        {
            _socketsByAddress.TryRemove(new KeyValuePair<string, int>(clientAddress, 0));
        }
    }

    /// <summary>The tenant, subscribed to its log.</summary>
    public async Task<LiveTenant> Tenant(string name)
    {
        var lazy = _tenants.GetOrAdd(name, _ => new Lazy<Task<LiveTenant>>(() => Start(name)));
        try
        {
            return await lazy.Value;
        }
        catch
        {
            // The next socket tries again.
            _tenants.TryRemove(new KeyValuePair<string, Lazy<Task<LiveTenant>>>(name, lazy));
            throw;
        }
    }

    public override void Dispose()
    {
        _stopped.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not when this service stops: the web server stops before it, and would wait for the sockets.
        drain.OnLeave(EndAll);
        // Each by itself: pings must not wait for grains that do not answer.
        await await Task.WhenAny(BeatAll(stoppingToken), CheckAll(stoppingToken));
    }

    /// <summary>Connections die without a word, and clients that fell behind may never answer.</summary>
    private async Task BeatAll(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(SweepEvery, time, stopping);
            var now = time.GetUtcNow();
            foreach (var socket in Sockets())
            {
                socket.Beat(now);
                if (socket.BehindSince is { } since && now - since > MaxBehind)
                {
                    socket.End(TooSlow, "too slow; reconnect and resume");
                }
            }
        }
    }

    /// <summary>Signals of revoked sessions can be lost, and sessions expire.</summary>
    private async Task CheckAll(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(SweepEvery, time, stopping);
            await _sweep.Run(_tenants.Where(tenant => IsStarted(tenant.Value)), tenant => tenant.Key, Retire, stopping);
            var now = time.GetUtcNow();
            var due = Sockets().Where(socket => now >= socket.Session.ExpiresAt || now - socket.CheckedAt > CheckSessionEvery);
            await _sweep.Run(due, socket => socket.Session.Tenant, socket => CheckSession(socket, now), stopping);
        }
    }

    private async Task EndAll(TimeSpan spread)
    {
        var steps = (int)(spread / LeaveEvery);
        for (var step = steps; step > 0; step--)
        {
            // Of those that are left, so that who came meanwhile goes too.
            var sockets = Sockets().ToArray();
            End(sockets.Take((sockets.Length + step - 1) / step));
            await Task.Delay(LeaveEvery, time);
        }

        End(Sockets());
        await _stopped.CancelAsync();
    }

    private static void End(IEnumerable<LiveSocket> sockets)
    {
        foreach (var socket in sockets)
        {
            socket.End(WebSocketCloseStatus.EndpointUnavailable, "the server is going away; resume");
        }
    }

    private async Task Retire(KeyValuePair<string, Lazy<Task<LiveTenant>>> entry)
    {
        var tenant = await entry.Value.Value;
        var isClosed = await closing.CloseIfNotActive(tenant);
        if (tenant.TryRetire(isClosed))
        {
            _tenants.TryRemove(entry);
        }
    }

    private async Task CheckSession(LiveSocket socket, DateTimeOffset now)
    {
        try
        {
            socket.CheckedAt = now;
            if (await sessions.ResolveHash(socket.Session.TokenHash) is null)
            {
                socket.End(SessionEnded, "the session has ended");
            }
        }
        catch (Exception e)
        {
            // Whatever it is, the other sockets must be checked.
            _logger.SessionCheckFailed(e, socket.Session.Tenant);
        }
    }

    private IEnumerable<LiveSocket> Sockets()
        => _tenants.Values.Where(IsStarted).SelectMany(lazy => lazy.Value.Result.Snapshot());

    private static bool IsStarted(Lazy<Task<LiveTenant>> lazy) => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true };

    private async Task<LiveTenant> Start(string name)
    {
        var tenant = new LiveTenant(name, time)
        {
            WhenBehind = (socket, seq) => TellToResume(name, socket, seq).Ignore(),
            WhenRevoked = socket => socket.End(SessionEnded, "the session has ended"),
            WhenLogChanged = socket => socket.End(WebSocketCloseStatus.EndpointUnavailable, "the log is another one; reconnect"),
        };
        var follower = new LogFollower(name, tenant, grains, log, lag, time, loggers.CreateLogger<LogFollower>());
        tenant.StartAt(await follower.Subscribe());
        Follow(follower, tenant).Ignore();
        return tenant;
    }

    private async Task Follow(LogFollower follower, LiveTenant tenant)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token, tenant.Retired);
        await follower.Run(ended.Token);
    }

    /// <summary>The tenant of the socket, which it is one of from now on.</summary>
    public async Task<LiveTenant> Join(LiveSocket socket)
    {
        while (true)
        {
            var tenant = await Tenant(socket.Session.Tenant);
            if (tenant.TryAdd(socket))
            {
                return tenant;
            }
        }
    }

    private async Task TellToResume(string tenant, LiveSocket socket, long seq)
    {
        var unread = await inboxes.CountUnread(tenant, socket.Session.User, seq, CancellationToken.None);
        if (!socket.Say(socket.Format.Behind(socket.LastSent, seq, unread)))
        {
            socket.End(TooSlow, "too slow; reconnect and resume");
        }
    }
}
