using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Reminders;
using Orleans.TestingHost;
using OrleansNotify.Cluster;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Lifecycle;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;

namespace OrleansNotify.Running;

/// <summary>
/// Silos of this product in the test's own process: its grains, settings, workers and stores. Only the network is not there: attempts go to
/// a script of the tenant's. Tests of a shared cluster keep apart by tenant.
/// </summary>
public sealed class NotifyCluster : IAsyncDisposable
{
    // A second of the machine.
    private const int SlowRounds = 80;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static int _numbers;

    private readonly ClusterPlan _plan;
    private readonly InProcessTestCluster _cluster;
    private readonly string _folder;
    private readonly ManualTimeProvider? _clock;

    private NotifyCluster(ClusterPlan plan)
    {
        _plan = plan;
        _clock = plan.HasManualClock ? new ManualTimeProvider { Lateness = TimeSpan.FromMilliseconds(1) } : null;
        _folder = Directory.CreateTempSubdirectory("notify-cluster-").FullName;
        var builder = new InProcessTestClusterBuilder(plan.Silos);
        builder.Options.ClusterId = builder.Options.ServiceId = "orleansnotify";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) => Configure(host));
        if (plan.Database is { } database)
        {
            UseOwnMembership(builder.Options);
            builder.ConfigureClient(client =>
            {
                client.Services.AddMembershipSource(new StorageOptions { PostgresConnectionString = database });
                client.Join(new ClusterOptions { Role = "gateway" });
            });
        }

        if (plan.Settings.ContainsKey("STREAMS"))
        {
            builder.ConfigureClient(client => client.AddMemoryStreams(LogStream.Provider));
        }

        _cluster = builder.Build();
    }

    internal Receivers Receivers { get; } = new();

    internal CapturedLog Log { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public IClusterClient Client => _cluster.Client;

    public DateTimeOffset Now => (_clock ?? TimeProvider.System).GetUtcNow();

    /// <summary>How many silos run.</summary>
    public int Silos => _cluster.Silos.Count;

    public static async Task<NotifyCluster> Start(ClusterPlan plan)
    {
        var cluster = new NotifyCluster(plan);
        await cluster.PrepareStore();
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    /// <summary>A number that no other test of the run has.</summary>
    public static int Number() => Interlocked.Increment(ref _numbers);

    /// <summary>What a silo has: a store, the clock, options.</summary>
    public T Service<T>(int silo = 0) where T : notnull => _cluster.Silos[silo].ServiceProvider.GetRequiredService<T>();

    /// <summary>A tenant that no other test has.</summary>
    public async Task<Tenant> Tenant()
    {
        var tenant = new Tenant(this, string.Create(CultureInfo.InvariantCulture, $"tenant-{Number()}"));
        await tenant.Configure();
        return tenant;
    }

    /// <summary>Active grains of a class, by its name, in all silos.</summary>
    public async Task<int> Active(string grainClass)
    {
        var statistics = await Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return statistics
            .Where(grains => grains.GrainType.Split(',')[0].EndsWith($".{grainClass}", StringComparison.Ordinal))
            .Sum(grains => grains.ActivationCount);
    }

    /// <summary>Moves the manual clock on, second by second, at most in sixty steps, with time in between for what falls due.</summary>
    public async Task AdvanceBy(TimeSpan by)
    {
        var step = by > Step * 60 ? by / 60 : Step;
        for (var left = by; left > TimeSpan.Zero; left -= step)
        {
            Clock().Advance(left < step ? left : step);
            await LetRun();
        }
    }

    /// <summary>Moves the manual clock on until something holds. What the machine does late is waited for when the time is over.</summary>
    /// <param name="condition">Asked after each step of the clock.</param>
    /// <param name="name">What is awaited, for the message of the failure.</param>
    /// <param name="atMost">Of the clock.</param>
    public async Task AdvanceUntil(Func<bool> condition, string name, TimeSpan atMost)
    {
        var step = atMost > Step * 60 ? atMost / 60 : Step;
        for (var passed = TimeSpan.Zero; !condition() && passed < atMost; passed += step)
        {
            Clock().Advance(step);
            // Once the clock stands nothing falls due any more: a slow store must have ended before the last steps.
            for (var i = 0; i < (passed < atMost / 2 ? 1 : SlowRounds) && !condition(); i++)
            {
                await LetRun();
            }
        }

        await Eventually.Holds(condition, $"within {atMost}: {name}");
    }

    /// <summary>The number of the silo that holds a grain, from 0; activates it where it is not active.</summary>
    public async Task<int> SiloOf(IAddressable grain)
    {
        var address = await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        return _cluster.Silos.ToList().FindIndex(silo => silo.SiloAddress.Equals(address));
    }

    /// <summary>Ends a silo without a goodbye: its grains are not deactivated, the others find out.</summary>
    public Task KillSilo(int silo) => _cluster.KillSiloAsync(_cluster.Silos[silo]);

    /// <summary>Ends a silo as a rolling upgrade does.</summary>
    public Task StopSilo(int silo) => _cluster.StopSiloAsync(_cluster.Silos[silo]);

    public Task AddSilo() => _cluster.StartAdditionalSiloAsync();

    /// <summary>Forgets what a grain holds in memory.</summary>
    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The test cluster's table and directory are one object in memory and know at once who has died; only Orleans' own tests may choose.
    private static void UseOwnMembership(InProcessTestClusterOptions options) =>
        typeof(InProcessTestClusterOptions).GetProperty("UseTestClusterMembership", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(options, false);

    private static async Task LetRun()
    {
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
    }

    private ManualTimeProvider Clock() => _clock ?? throw new InvalidOperationException("The plan of this cluster has no manual clock.");

    // The process that a deployment runs before its silos.
    private async Task PrepareStore()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddProduct(builder);
        using var host = builder.Build();
        await host.Services.PrepareStore();
    }

    private void Configure(IHostApplicationBuilder host)
    {
        AddProduct(host);
        host.Services.AddSingleton(new ReporterId(string.Create(CultureInfo.InvariantCulture, $"silo-{Number()}")));
        host.AddTelemetry();
        host.AddHealth();
        var options = OrleansNotify.Hosting.Settings.Read<ClusterOptions>(host.Configuration);
        host.AddSilo(options, silo =>
        {
            if (_plan.Database is not null)
            {
                silo.Join(options);
            }
        });
        host.Services.AddSingleton<IAttemptSender>(Receivers);
        host.Logging.AddProvider(Log);
        _plan.Replace(host.Services);
    }

    private void AddProduct(IHostApplicationBuilder host)
    {
        if (_clock is not null)
        {
            host.Services.AddSingleton<TimeProvider>(_clock);
            host.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            host.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, _clock);
        }

        host.Configuration.AddInMemoryCollection(Variables());
        host.Services.AddOrleansNotifyGrains(host.Configuration);
    }

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>
        {
            ["ROLE"] = _plan.Database is null ? "single" : "silo",
            ["DATA_DIR"] = _folder,
            ["DATABASE_URL"] = _plan.Database,
            ["SECRET_KEY"] = Convert.ToBase64String(new byte[32]),
        };
        foreach (var (name, value) in _plan.Settings)
        {
            variables[name] = value;
        }

        return variables;
    }
}
