using System.Globalization;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>Two silos and two gateways over one PostgreSQL; or why they cannot be here.</summary>
public sealed class TwoByTwo : IAsyncLifetime
{
    private const int Size = 2;
    private readonly List<IAsyncDisposable> _processes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("notify-system-").FullName;
    private SkipException? _reason;
    private int _people;

    internal List<ServerProcess> Silos { get; } = [];

    internal string Database { get; private set; } = "";

    internal List<NotifyClient> Gateways { get; } = [];

    public async Task InitializeAsync()
    {
        try
        {
            var postgres = await PostgresServer.StartAsync();
            _processes.Add(postgres);
            Database = await postgres.CreateDatabaseAsync();
            await Start(Database);
        }
        catch (SkipException reason)
        {
            _reason = reason;
        }
    }

    public async Task DisposeAsync()
    {
        Gateways.ForEach(gateway => gateway.Dispose());
        for (var i = _processes.Count - 1; i >= 0; i--)
        {
            await _processes[i].DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Skips the calling test where there is no cluster.</summary>
    internal void Need()
    {
        if (_reason is not null)
        {
            throw _reason;
        }
    }

    /// <summary>An address that nobody used before.</summary>
    internal string NewAddress() => $"person{++_people}@codingninjas.com";

    private async Task Start(string database)
    {
        for (var i = 0; i < Size; i++)
        {
            await Start(Silos, new ServerProcess(Programs.Silo, Silo(database)));
        }

        for (var i = 0; i < Size; i++)
        {
            var port = FreePort.Take();
            var settings = ServerSettings.Gateway(port, _folder, database);
            settings["ROLE"] = "gateway";
            await Start([], new ServerProcess(Programs.Gateway, settings));
            Gateways.Add(new NotifyClient(port));
        }
    }

    private async Task Start(List<ServerProcess> list, ServerProcess process)
    {
        list.Add(process);
        _processes.Add(process);
        await process.Start();
    }

    private Dictionary<string, string> Silo(string database) => new()
    {
        ["DATA_DIR"] = _folder,
        ["DATABASE_URL"] = database,
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["POD_NAME"] = $"silo-{Silos.Count}",
        ["SILO_ADDRESS"] = "127.0.0.1",
        ["SILO_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
        ["SILO_GATEWAY_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
    };
}
