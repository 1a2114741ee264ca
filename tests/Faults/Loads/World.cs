using System.Diagnostics;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>Everybody who uses the cluster during a run, and what they must have at its end.</summary>
internal sealed class World : IAsyncDisposable
{
    private const int Guessers = 4;
    private const int Silencers = 2;
    private const int DevicesOfOne = 2;
    private static readonly string[] EventTypes = ["hook.*"];
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(35);

    private readonly FaultCluster _cluster;
    private readonly RunLog _log;
    private readonly LoadPlan _plan;
    private readonly Front _front;
    private readonly PublishClient _publishing;
    private readonly List<NotifyClient> _gateways = [];
    private readonly List<OwnerClient> _owners = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly FailingReceiver _failing = new();
    private Task _sending = Task.CompletedTask;
    private Task _attacking = Task.CompletedTask;

    private World(FaultCluster cluster, RunLog log, LoadPlan plan)
    {
        (_cluster, _log, _plan) = (cluster, log, plan);
        _front = new Front(cluster.Addresses);
        _publishing = new PublishClient(_front, log);
        Canaries = new Canaries(log);
        foreach (var address in cluster.Addresses.Select(address => new Uri($"http://{address}")))
        {
            _gateways.Add(new NotifyClient(address.Port, address.Host));
            _owners.Add(new OwnerClient(address.Port, address.Host));
        }
    }

    public Canaries Canaries { get; }

    public List<Tenant> Tenants { get; } = [];

    public List<Device> Devices { get; } = [];

    public List<WatchedEndpoint> Endpoints { get; } = [];

    public Receiver Receiver { get; private set; } = null!;

    /// <summary>Listens where no endpoint may lead.</summary>
    public Receiver Inside { get; private set; } = null!;

    /// <summary>Null: none are sent.</summary>
    public MessageLoad? Messages { get; private set; }

    public OwnerClient Owner => _owners[0];

    public PublishClient Publishing => _publishing;

    public static async Task<World> Make(FaultCluster cluster, RunLog log, LoadPlan plan)
    {
        var world = new World(cluster, log, plan);
        world.Receiver = await Receiver.Start(world.Answer, cluster.Outside, text => world.Hear(text));
        world.Inside = await Receiver.Start(address: MemberSettings.InsideAddress);
        world.Tenants.Add(TenantSetup.Default(plan.Seed));
        world.Tenants.Add(await TenantSetup.MakeOther(cluster.Addresses[0], plan.Seed));
        world.Tenants.ForEach(world.Canaries.Add);
        await world.SignIn();
        await world.MakeEndpoints();
        world.Messages = plan.MessageEventsPerSecond > 0 ? await MessageLoad.Start(cluster) : null;
        return world;
    }

    public void Start()
    {
        var every = TimeSpan.FromSeconds((double)_plan.Senders / _plan.PerSecond);
        var senders = Enumerable.Range(1, _plan.Senders).Select(i => new Sender(
            i, i % 2 == 0, Tenants[i % 4 == 3 ? 1 : 0], i % 4 == 3 ? "oda@other.example" : "ann@codingninjas.com", _publishing, _log, every, Seeded(i)));
        var messages = Messages is null ? Task.CompletedTask : MessageLoad.Run(Tenants[0], _plan.MessageEventsPerSecond, _publishing, _log, _stop.Token);
        _sending = Task.WhenAll(senders.Select(sender => sender.Run(_stop.Token)).Append(messages));
        if (_plan.HasAttackers)
        {
            var silencers = Enumerable.Range(1, Silencers).Select(i => new Silencer(i, _owners, Receiver, _log, Seeded(100 + i)).Run(_stop.Token));
            var guessers = Enumerable.Range(1, Guessers).Select(i => new Guesser(i, _gateways, _log, Seeded(200 + i)).Run(_stop.Token));
            _attacking = Task.WhenAll([.. silencers, .. guessers]);
        }
    }

    /// <summary>No new calls; completes when those under way have ended.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _sending;
        await Task.WhenAny(_attacking, Task.Delay(LastCalls, TimeProvider.System, CancellationToken.None));
    }

    /// <summary>Accepted events per second in the time up to now.</summary>
    public double Rate(TimeSpan over)
    {
        var now = Stopwatch.GetTimestamp();
        return _log.Calls.Count(call => call.IsAccepted && Stopwatch.GetElapsedTime(call.EndedAt, now) <= over) / over.TotalSeconds;
    }

    public async Task<ReadInbox> Inbox(Device device)
    {
        using var person = new PersonClient(_cluster.Addresses[0], device, Canaries);
        return await person.Inbox();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(Devices.Select(device => device.Socket.DisposeAsync().AsTask()));
        await _front.DisposeAsync();
        if (Receiver is not null)
        {
            await Receiver.DisposeAsync();
            await Inside.DisposeAsync();
        }

        if (Messages is not null)
        {
            await Messages.DisposeAsync();
        }

        _publishing.Dispose();
        _gateways.ForEach(gateway => gateway.Dispose());
        _owners.ForEach(owner => owner.Dispose());
    }

    private Random Seeded(int index) => new((_plan.Seed * 1_000) + index);

    private async Task SignIn()
    {
        foreach (var (tenant, email) in (IEnumerable<(Tenant, string)>)[
            (Tenants[0], "ann@codingninjas.com"), (Tenants[0], "bob@codingninjas.com"), (Tenants[1], "oda@other.example")])
        {
            var person = await _gateways[0].SignIn(email, tenant.Route);
            for (var number = 0; number < DevicesOfOne; number++)
            {
                var gateways = number == 0 ? _cluster.Addresses : _cluster.Addresses.Reverse();
                Devices.Add(await Device.Open(
                    tenant, person, number, gateways, Seeded(300 + Devices.Count), message => Canaries.Hear(tenant, $"socket of {email}", message)));
            }
        }
    }

    private async Task MakeEndpoints()
    {
        await Watch(Tenants[0], "steady", Receiver);
        await Watch(Tenants[0], "flaky", Receiver);
        await Watch(Tenants[1], "other", Receiver);
        await Owner.CreateEndpoint(Receiver.Url("hanging"), ("eventTypes", EventTypes), ("timeout", 2));
        if (Environment.IsPrivilegedProcess)
        {
            var inside = new Uri(Inside.Url("inside"));
            await Owner.CreateEndpoint($"http://{MemberSettings.InsideName}:{inside.Port}/inside", ("eventTypes", EventTypes));
        }
    }

    private async Task Watch(Tenant tenant, string path, Receiver receiver)
    {
        var gateway = new Uri($"http://{_cluster.Addresses[0]}");
        using var owner = new OwnerClient(gateway.Port, gateway.Host, tenant.ApiKey);
        var id = await owner.CreateEndpoint(receiver.Url(path), ("eventTypes", EventTypes));
        Endpoints.Add(new WatchedEndpoint(tenant.Name, id, path, 0));
    }

    private int Answer(Receipt receipt) => receipt.Path switch
    {
        "hanging" => Receiver.Hang,
        "flaky" => _failing.Answer(receipt),
        _ => 200,
    };

    // The receiver does not tell whose request it is; the senders' numbers do.
    private void Hear(string text)
    {
        if (text.Contains(Tenants[0].Canary, StringComparison.Ordinal) && text.Contains(Tenants[1].Canary, StringComparison.Ordinal))
        {
            _log.Leaks.Enqueue("two tenants' texts in one request");
        }
    }
}
