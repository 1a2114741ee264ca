using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace OrleansNotify.Testing;

/// <summary>
/// A PostgreSQL cluster of its own for one test run, in a temporary folder, with fsync on. The variable TEST_POSTGRES (a
/// connection string of somebody who may create databases and roles) names a server to use instead; that one cannot be killed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Role = "plain";

    private static int _databases;
    private readonly string _folder;
    private readonly string _binaries;
    private readonly int _port;
    private readonly PostgresSettings _settings;
    private Process? _process;

    private PostgresServer(string folder, string binaries, int port, PostgresSettings settings, string connectionString)
    {
        (_folder, _binaries, _port, _settings) = (folder, binaries, port, settings);
        ConnectionString = connectionString;
    }

    /// <summary>Of the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Skips the calling test, with the reason, when this machine has no PostgreSQL that a program could start.</summary>
    public static void NeedPrograms() => Skip.If(PostgresBinaries.Folder() is null, PostgresBinaries.Missing);

    /// <summary>Starts a server. Skips the calling test, with the reason, when this machine has no PostgreSQL.</summary>
    /// <param name="settings">Of a server that must be our own.</param>
    public static async Task<PostgresServer> StartAsync(PostgresSettings? settings = null)
    {
        if (settings is null && Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new PostgresServer("", "", 0, new PostgresSettings(), given);
        }

        var binaries = PostgresBinaries.Folder();
        Skip.If(binaries is null, PostgresBinaries.Missing);
        settings ??= new PostgresSettings();
        var folder = settings.Folder
            ?? Path.Combine(Path.GetTempPath(), "notify-pg-" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N"));
        var port = FreePort.Take();
        var connection = string.Create(
            CultureInfo.InvariantCulture, $"Host={settings.Address};Port={port};Username=postgres;Database=postgres;Timeout=5");
        var server = new PostgresServer(folder, binaries!, port, settings, connection);
        await server.InitialiseAsync();
        await server.StartAgainAsync();
        return server;
    }

    /// <returns>The connection string of a new, empty database, and of a role that owns it and nothing else: row security holds for it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(MakeRole);
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {Role}");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, Username = Role, Password = Role }.ConnectionString;
    }

    /// <summary>A database of <see cref="CreateDatabaseAsync"/> as it is seen by a role that no policy holds to anything.</summary>
    public static string AsSuperuser(string database)
    {
        var given = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("TEST_POSTGRES") ?? "");
        return new NpgsqlConnectionStringBuilder(database) { Username = given.Username ?? "postgres", Password = given.Password }.ConnectionString;
    }

    /// <summary>Kills every process of the server as a power cut would, without a chance to write anything.</summary>
    public async Task KillAsync()
    {
        Skip.If(_process is null, "TEST_POSTGRES names a server that is not ours to kill.");
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>As <c>pg_ctl stop -m immediate</c>: every process ends at once, without a checkpoint.</summary>
    public async Task StopImmediatelyAsync()
    {
        Signals.Send("QUIT", _process!.Id);
        await _process.WaitForExitAsync();
    }

    public async Task<bool> IsRunningAsync() => !_process!.HasExited && await AcceptsAsync();

    /// <summary>No process of the server runs until <see cref="Resume"/>; its connections stay open.</summary>
    public void Pause() => Signals.Send("STOP", Signals.Family(_process!.Id));

    public void Resume() => Signals.Send("CONT", Signals.Family(_process!.Id));

    /// <summary>Starts the server on the data it had.</summary>
    public async Task StartAgainAsync()
    {
        _process = Run();
        await Eventually.Holds(AnswersAsync, "PostgreSQL answers", TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is null)
        {
            return;
        }

        await KillAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Two processes may test on one server.
    private static string MakeRole => $"""
        DO $$ BEGIN
            CREATE ROLE {Role} LOGIN PASSWORD '{Role}' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
        """;

    private Process Run() => PostgresBinaries.Run(
        _binaries,
        "postgres",
        [
            "-D", _folder, "-k", _folder, "-h", _settings.Address, "-p", _port.ToString(CultureInfo.InvariantCulture),
            .. _settings.Options.SelectMany(option => new[] { "-c", option }),
        ]);

    private async Task InitialiseAsync()
    {
        Directory.CreateDirectory(_folder);
        PostgresBinaries.GiveAway(_folder);
        string[] wal = _settings.WalFolder is { } folder ? ["--waldir", folder] : [];
        using var initdb = PostgresBinaries.Run(
            _binaries, "initdb", ["-D", _folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", .. wal]);
        await initdb.WaitForExitAsync();
        if (initdb.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb ended with {initdb.ExitCode}");
        }

        if (_settings.Network is { } network)
        {
            await File.AppendAllTextAsync(Path.Combine(_folder, "pg_hba.conf"), $"host all all {network} trust\n");
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited)
        {
            // A process of the killed server was still about and held its memory.
            _process.Dispose();
            _process = Run();
        }

        return await AcceptsAsync();
    }

    private async Task<bool> AcceptsAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
