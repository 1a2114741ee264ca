using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Lifecycle;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;
using OrleansNotify.Testing;

namespace OrleansNotify.Live;

/// <summary>Tenants whose names begin with h have grains that do not answer.</summary>
public sealed class LiveHubTests : IAsyncLifetime, IDisposable
{
    private const int Tenants = 5;
    private const int SocketsOfOne = 20;

    private readonly ManualTimeProvider _time = new();
    private readonly List<LiveSocket> _sockets = [];
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private bool _sessionsHang;
    private bool _tenantsHang;
    private bool _isSuspended;
    private LiveHub _hub = null!;

    public Task InitializeAsync()
    {
        var (factory, _) = FakeGrains.Make(Grain);
        var store = Scripted.Of<ITenantStore>(_ => Task.FromResult<TenantRow?>(new("acme", TenantStanding.Active, _time.GetUtcNow(), _time.GetUtcNow())));
        var directory = new TenantDirectory(factory, store, new AllowedOrigins(store, _time), _time);
        var tokens = new AccessTokens(new AccessTokenKeys(new SecretKeys(new SecretKey(new byte[SecretKey.Length]))), _time);
        var drain = new Drain(
            Options.Create(new HealthOptions()), Options.Create(new Hosting.ClusterOptions()), _lifetime, _time, NullLogger<Drain>.Instance);
        _hub = new LiveHub(
            factory, Scripted.Unused<IEventLog>(), Scripted.Unused<IInboxStore>(), new SessionResolver(factory, Sessions(), directory, tokens, _time),
            new TenantClosing(directory, NullLogger<TenantClosing>.Instance), Options.Create(new GatewayOptions()), drain, new LiveLag(_time), _time,
            NullLoggerFactory.Instance);
        return _hub.StartAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => _hub.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _hub.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task SessionsThatDoNotAnswerDelayNoOtherTenantsChecks()
    {
        await JoinAll();
        _sessionsHang = true;

        await Passes(() => Healthy().All(socket => socket.IsOver));

        Assert.All(Healthy(), socket => Assert.Equal(LiveHub.SessionEnded, socket.Farewell.Status));
        Assert.DoesNotContain(_sockets.Except(Healthy()), socket => socket.IsOver);
    }

    [Fact]
    public async Task TenantsThatDoNotAnswerDelayNoOtherTenantsSuspension()
    {
        await JoinAll();
        (_tenantsHang, _isSuspended) = (true, true);

        await Passes(() => Healthy().All(socket => socket.IsOver));

        Assert.All(Healthy(), socket => Assert.Equal((WebSocketCloseStatus)4003, socket.Farewell.Status));
    }

    private IEnumerable<LiveSocket> Healthy() => _sockets.Where(socket => socket.Session.Tenant[0] != 'h');

    private async Task JoinAll()
    {
        for (var i = 0; i < Tenants * SocketsOfOne; i++)
        {
            foreach (var tenant in (string[])[$"h{i % Tenants}", $"t{i % Tenants}"])
            {
                var session = new Session($"{tenant}-{i}", tenant, "ann", _time.GetUtcNow().AddDays(1));
                _sockets.Add(new LiveSocket(session, WebSocketFormat.Instance, 65_536) { CheckedAt = _time.GetUtcNow() });
                await _hub.Join(_sockets[^1]);
            }
        }
    }

    private ISessionStore Sessions() => Scripted.Of<ISessionStore>(_ => Task.FromResult<SessionRow?>(
        new("hash", "acme", "ann", _time.GetUtcNow(), _time.GetUtcNow().AddDays(1), _time.GetUtcNow().AddDays(1), null)));

    private Task Passes(Func<bool> condition) => Eventually.Holds(
        () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            return condition();
        },
        "the healthy tenants' sockets are checked", TimeSpan.FromSeconds(20));

    private object Grain(Type type, string key)
    {
        var isHanging = key[0] == 'h';
        return type == typeof(ITenantLogGrain) ? new FakeLog()
            : type == typeof(ISessionGrain) ? new FakeSession(isHanging && _sessionsHang)
            : Scripted.Of<ITenantGrain>(_ => Settings(isHanging && _tenantsHang));
    }

    private Task<TenantSettings?> Settings(bool isHanging) => isHanging
        ? new TaskCompletionSource<TenantSettings?>().Task
        : Task.FromResult<TenantSettings?>(new TenantSettings([], [], [], [], [], Standing: _isSuspended ? TenantStanding.Suspended : null));

    private sealed class FakeSession(bool isHanging) : ISessionGrain
    {
        public Task<Session?> Resolve() => isHanging ? new TaskCompletionSource<Session?>().Task : Task.FromResult<Session?>(null);

        public Task<bool> Revoke() => throw new NotSupportedException();

        public Task<LiveTicket?> IssueTicket() => throw new NotSupportedException();

        public Task<bool> TakeTicket(string ticket) => throw new NotSupportedException();
    }
}
