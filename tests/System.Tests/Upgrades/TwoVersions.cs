using System.Globalization;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>A silo and a gateway of an older build and of this one, over one PostgreSQL. <c>OLD_BUILD</c> is the folder of the older build's programs.</summary>
internal sealed class TwoVersions : IAsyncDisposable
{
    private const string OldBuild = "OLD_BUILD";
    private readonly TemporaryFolder _folder = new();
    private readonly List<IAsyncDisposable> _processes = [];

    public ServerProcess OldSilo { get; private set; } = null!;

    public ServerProcess OldGateway { get; private set; } = null!;

    public NotifyClient Old { get; private set; } = null!;

    public NotifyClient Young { get; private set; } = null!;

    public OwnerClient OldOwner { get; private set; } = null!;

    public OwnerClient YoungOwner { get; private set; } = null!;

    /// <summary>The older version first, as an upgrade finds it.</summary>
    public static async Task<TwoVersions> Start()
    {
        var old = Environment.GetEnvironmentVariable(OldBuild);
        Skip.If(string.IsNullOrEmpty(old), $"{OldBuild} does not name the programs of an older build: ./test upgrade --old FOLDER");
        var versions = new TwoVersions();
        try
        {
            await versions.StartAll(old!);
            return versions;
        }
        catch
        {
            await versions.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _processes.Count - 1; i >= 0; i--)
        {
            await _processes[i].DisposeAsync();
        }

        Old?.Dispose();
        Young?.Dispose();
        OldOwner?.Dispose();
        YoungOwner?.Dispose();
        _folder.Dispose();
    }

    private async Task StartAll(string old)
    {
        var postgres = await PostgresServer.StartAsync();
        _processes.Add(postgres);
        var database = await postgres.CreateDatabaseAsync();
        OldSilo = await Start(new ServerProcess(Programs.Of(old, "Silo"), Silo(database)));
        (OldGateway, Old, OldOwner) = await Gateway(old, database);
        await Start(new ServerProcess(Programs.Silo, Silo(database)));
        (_, Young, YoungOwner) = await Gateway(Programs.Bin, database);
    }

    private async Task<(ServerProcess Process, NotifyClient Client, OwnerClient Owner)> Gateway(string bin, string database)
    {
        var port = FreePort.Take();
        var settings = ServerSettings.Gateway(port, _folder.Path, database);
        settings["ROLE"] = "gateway";
        var process = await Start(new ServerProcess(Programs.Of(bin, "Gateway.Web"), settings));
        return (process, new NotifyClient(port), new OwnerClient(port));
    }

    private async Task<ServerProcess> Start(ServerProcess process)
    {
        _processes.Add(process);
        await process.Start();
        return process;
    }

    private Dictionary<string, string> Silo(string database) => new()
    {
        ["DATA_DIR"] = _folder.Path,
        ["DATABASE_URL"] = database,
        ["SILO_ADDRESS"] = "127.0.0.1",
        ["SILO_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
        ["SILO_GATEWAY_PORT"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
        ["RETRY_SCHEDULE"] = "200ms,500ms,1s,2s,2s,2s,2s,2s",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["OUTBOUND_ALLOW_LOOPBACK"] = "true",
        ["OUTBOUND_ALLOW_HTTP"] = "true",
    };
}
