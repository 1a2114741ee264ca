using System.Globalization;

namespace OrleansNotify.Faults.Clusters;

/// <summary>Silos, gateways and a PostgreSQL of their own on this machine.</summary>
internal sealed class FaultCluster : IAsyncDisposable
{
    private const string ThisMachine = "127.0.0.1";
    private readonly ClusterPlan _plan;

    private FaultCluster(ClusterPlan plan)
    {
        _plan = plan;
        Directory.CreateDirectory(plan.Folder);
        Network = plan.Needs.HasFlag(Needs.Network) ? Network.Make() : null;
        Disks = plan.Needs.HasFlag(Needs.SmallDisks) ? SmallDisks.Make() : null;
        Names = plan.Needs.HasFlag(Needs.Names) ? new NameServer(NameServerAddress, Outside) : null;
    }

    public Network? Network { get; }

    public SmallDisks? Disks { get; }

    public NameServer? Names { get; }

    public PostgresServer Postgres { get; private set; } = null!;

    /// <summary>Its connection string.</summary>
    public string Database { get; private set; } = "";

    /// <summary>The same, with the rows of every tenant.</summary>
    public string WholeDatabase => PostgresServer.AsSuperuser(Database);

    public List<Member> Silos { get; } = [];

    public List<Member> Gateways { get; } = [];

    /// <summary>Where clients, receivers and PostgreSQL are.</summary>
    public string Outside => Network is null ? ThisMachine : Network.Outside;

    public IReadOnlyList<string> Addresses => [.. Gateways.Select(gateway => gateway.Address)];

    public string Folder => _plan.Folder;

    public static async Task<FaultCluster> Start(ClusterPlan plan)
    {
        var cluster = new FaultCluster(plan);
        try
        {
            await cluster.StartDatabase();
            cluster.Silos.AddRange(Enumerable.Range(1, plan.Silos).Select(i => cluster.Silo($"silo{i}")));
            cluster.Gateways.AddRange(Enumerable.Range(1, plan.Gateways).Select(i => cluster.Gateway($"gateway{i}")));
            // The first makes the tables.
            await cluster.Silos[0].Process.Start();
            await Task.WhenAll(cluster.Silos.Skip(1).Select(silo => silo.Process.Start()));
            await Task.WhenAll(cluster.Gateways.Select(gateway => gateway.Process.Start()));
            return cluster;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Gateways.Concat(Silos).Where(member => member.Process.IsRunning))
        {
            Signals.Send("CONT", member.Process.Id);
            await member.Process.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        if (Names is not null)
        {
            await Names.DisposeAsync();
        }

        Disks?.Dispose();
        Network?.Dispose();
    }

    private async Task StartDatabase()
    {
        Postgres = await PostgresServer.StartAsync(new PostgresSettings
        {
            Folder = Disks?.DataFolder,
            WalFolder = Disks?.WalFolder,
            Address = Outside,
            Network = Network is null ? null : Network.Subnet,
            Options =
            [
                "max_connections=120", Disks is null ? "wal_keep_size=512MB" : "max_wal_size=128MB", "checkpoint_timeout=30s", .. _plan.PostgresOptions,
            ],
        });
        Database = await Postgres.CreateDatabaseAsync();
    }

    private Member Silo(string name)
    {
        var (port, place) = (FreePort.Take(), PlaceOf(name));
        var settings = MemberSettings.Of(name, "silo", Folder, Database, place.Address, FreePort.Take());
        settings["POD_NAME"] = name;
        settings["GRAIN_DIRECTORY"] = _plan.Directory;
        settings["SILO_ADDRESS"] = place.Address;
        settings["SILO_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        settings["SILO_GATEWAY_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        return Make(name, place, string.Create(CultureInfo.InvariantCulture, $"{place.Address}:{port}"), "Silo", settings);
    }

    private Member Gateway(string name)
    {
        var (port, place) = (FreePort.Take(), PlaceOf(name));
        var settings = MemberSettings.Of(name, "gateway", Folder, Database, place.Address, port);
        return Make(name, place, string.Create(CultureInfo.InvariantCulture, $"{place.Address}:{port}"), "Gateway.Web", settings);
    }

    private Member Make(string name, Place place, string address, string project, Dictionary<string, string> settings)
    {
        var clock = _plan.Needs.HasFlag(Needs.Clocks) && project == "Silo" ? new OwnClock(Path.Combine(Folder, $"{name}.clock")) : null;
        foreach (var (key, value) in clock?.Settings ?? [])
        {
            settings[key] = value;
        }

        var process = new ServerProcess(Programs.Of(_plan.Bin, project), settings, [.. place.Before, .. OwnHosts()], Path.Combine(Folder, $"{name}.log"));
        return new Member(name, place, address, process, clock);
    }

    private Place PlaceOf(string name) => Network?.Add(name) ?? new Place(name, ThisMachine, []);

    private string NameServerAddress => Network is null ? "127.66.0.2" : Network.Outside;

    /// <summary>A name that resolves to a forbidden address, and a name server, for these processes only.</summary>
    private string[] OwnHosts()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return [];
        }

        var hosts = Path.Combine(Folder, "hosts");
        File.WriteAllText(hosts, $"127.0.0.1 localhost\n{MemberSettings.InsideAddress} {MemberSettings.InsideName}\n");
        if (Names is null)
        {
            return ["unshare", "-m", "--", "sh", "-c", "mount --bind \"$0\" /etc/hosts && exec \"$@\"", hosts];
        }

        var resolver = Path.Combine(Folder, "resolv.conf");
        File.WriteAllText(resolver, $"nameserver {NameServerAddress}\n");
        return ["unshare", "-m", "--", "sh", "-c", "mount --bind \"$0\" /etc/hosts && mount --bind \"$1\" /etc/resolv.conf && shift && exec \"$@\"", hosts, resolver];
    }
}
