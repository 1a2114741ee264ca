using System.Globalization;
using Npgsql;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Postgres;

/// <summary>A PostgreSQL that belongs to this cluster: only this machine reaches it, and its data stay.</summary>
internal sealed class OwnPostgres(PostgresPrograms programs, string folder, int port)
{
    /// <summary>Of the database, and of the role that owns it.</summary>
    private const string Name = "notify";

    /// <summary>It is only needed to make the two: row security does not bind a superuser.</summary>
    private const string Superuser = "postgres";

    // Orleans' SiloStatus.Dead.
    private const int Dead = 6;

    // The product's pool of 20, Orleans' own connections, and somebody with psql.
    private const int ConnectionsOfMember = 40;
    private const int ConnectionsBeside = 20;

    // Sequences of columns go with their tables.
    private const string HandOver = $"""
        DO $do$
        DECLARE relation record;
        BEGIN
            FOR relation IN
                SELECT c.oid::regclass AS name FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relowner <> '{Name}'::regrole
            LOOP
                EXECUTE format('ALTER TABLE %s OWNER TO {Name}', relation.name);
            END LOOP;
        END
        $do$
        """;

    private readonly string _port = port.ToString(CultureInfo.InvariantCulture);

    public string Url => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Name};Database={Name}");

    public string Folder => folder;

    /// <summary>Makes its files at the first start.</summary>
    public static async Task<OwnPostgres> Prepare(string data, Ports ports)
    {
        var programs = PostgresPrograms.Find();
        var folder = await PostgresFolder.Prepare(data);
        if (!File.Exists(Path.Combine(folder, "PG_VERSION")))
        {
            await Must(programs.Run("initdb", "-D", folder, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C"), "initdb");
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

    /// <summary>The database and its owner, at the first start. What a superuser made in an earlier version becomes the owner's.</summary>
    public async Task CreateDatabase()
    {
        await using (var server = NpgsqlDataSource.Create(UrlOf(Superuser, Superuser)))
        {
            if (!await Is(server, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = @Name)"))
            {
                await Do(server, $"CREATE ROLE {Name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
            }

            if (!await Is(server, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = @Name)"))
            {
                await Do(server, $"CREATE DATABASE {Name} OWNER {Name}");
            }

            await Do(server, $"ALTER DATABASE {Name} OWNER TO {Name}");
        }

        await using var database = NpgsqlDataSource.Create(UrlOf(Superuser, Name));
        await Do(database, HandOver);
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

    private string UrlOf(string user, string database)
        => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={user};Database={database};Pooling=false");

    private static async Task<bool> Is(NpgsqlDataSource source, string question)
    {
        await using var command = source.CreateCommand(question);
        command.Parameters.AddWithValue("Name", Name);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Do(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
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
