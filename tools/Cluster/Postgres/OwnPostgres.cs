using System.Globalization;
using Npgsql;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Postgres;

/// <summary>A PostgreSQL that belongs to this cluster: only this machine reaches it, and its data stay.</summary>
internal sealed class OwnPostgres(PostgresPrograms programs, string folder, int port)
{
    private const string Name = "notify";

    // Orleans' SiloStatus.Dead.
    private const int Dead = 6;

    // The product's pool of 20, Orleans' own connections, and somebody with psql.
    private const int ConnectionsOfMember = 40;
    private const int ConnectionsBeside = 20;

    private readonly string _port = port.ToString(CultureInfo.InvariantCulture);

    public string Url => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={Name}");

    public string Folder => folder;

    /// <summary>Makes its files at the first start.</summary>
    public static async Task<OwnPostgres> Prepare(string data, Ports ports)
    {
        var programs = PostgresPrograms.Find();
        var folder = await PostgresFolder.Prepare(data);
        if (!File.Exists(Path.Combine(folder, "PG_VERSION")))
        {
            await Must(programs.Run("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"), "initdb");
        }

        return new OwnPostgres(programs, folder, ports.Database());
    }

    public MemberPlan Plan(int members) => new(
        "postgres",
        Role.Database,
        port,
        null,
        Enclosed.Command(
            PostgresPrograms.User,
            Signal.Interrupt,
            programs.PathOf("postgres"), "-D", folder, "-h", "127.0.0.1", "-p", _port,
            // A path of a socket has a limit that a data folder may pass.
            "-c", "unix_socket_directories=",
            "-c", string.Create(CultureInfo.InvariantCulture, $"max_connections={(members * ConnectionsOfMember) + ConnectionsBeside}")),
        "/",
        "ready to accept connections",
        Signal.Interrupt)
    {
        Variables = new Dictionary<string, string> { ["LC_ALL"] = "C" },
    };

    public async Task CreateDatabase()
    {
        var (code, error) = await programs.Run("createdb", "-h", "127.0.0.1", "-p", _port, "-U", "postgres", Name);
        if (code != 0 && !error.Contains("already exists", StringComparison.Ordinal))
        {
            throw new MemberFailedException($"the database could not be made: {error.Trim()}");
        }
    }

    /// <summary>
    /// Deletes the membership rows of an earlier run. Its silos died with it, and new ones would wait until theirs look dead. Returns how
    /// many silos had not left in order.
    /// </summary>
    public async Task<int> ForgetMembers()
    {
        await using var source = NpgsqlDataSource.Create(Url);
        await using var exists = source.CreateCommand("SELECT to_regclass('OrleansMembershipTable') IS NOT NULL");
        if (await exists.ExecuteScalarAsync() is not true)
        {
            return 0;
        }

        await using var delete = source.CreateCommand(
            "WITH gone AS (DELETE FROM OrleansMembershipTable RETURNING Status) SELECT count(*)::int FROM gone WHERE Status <> @Dead");
        delete.Parameters.AddWithValue("Dead", Dead);
        return (int)(await delete.ExecuteScalarAsync())!;
    }

    private static async Task Must(Task<(int Code, string Error)> run, string what)
    {
        var (code, error) = await run;
        if (code != 0)
        {
            throw new MemberFailedException($"{what} failed: {error.Trim()}");
        }
    }
}
