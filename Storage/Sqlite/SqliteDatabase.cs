using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>One file: every write of the process goes through one connection, reads use others and never wait for a writer (WAL).</summary>
internal sealed class SqliteDatabase : Database, IDisposable
{
    /// <summary>As <see cref="Clock"/>, for statements that are prepared once.</summary>
    public const string Now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    // SQLite makes milliseconds of a fraction.
    private const long Rounding = 2;

    private readonly SqliteConnectionStringBuilder _file;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;

    static SqliteDatabase()
    {
        Batteries_V2.Init();
        // Else all threads count each allocation under one lock. It can be said only before the first connection.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public SqliteDatabase(StorageOptions options)
    {
        Directory = Path.GetFullPath(options.DataDirectory);
        _file = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Directory, "notify.db"),
            DefaultTimeout = 15,
            Pooling = false,
        };
        _readers = new SqliteReaders(_file.ConnectionString);
        _writer = new SqliteWriter(OpenWriter);
    }

    private string Directory { get; }

    public override string Serializing(string parameter) => "";

    public override Task Serialize(DbConnection connection, string key, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<bool> TrySerialize(DbConnection connection, string key, CancellationToken cancellation) => Task.FromResult(true);

    public override Task Share(DbConnection connection, string key, CancellationToken cancellation) => Task.CompletedTask;

    public override string OneOf(string list) => $"IN @{list}";

    public override string By(string index) => $" INDEXED BY {index}";

    public override string LookUp(string table, string row, string condition) => $"LEFT JOIN {table} {row} ON {condition}";

    public override string Clock => Now;

    /// <summary>
    /// A transaction that has begun may have stamped already what others see when it has ended. The time first: what begins after it stamps
    /// later times.
    /// </summary>
    public override async Task<long> Settled(CancellationToken cancellation)
    {
        var now = await Read(Scope.AllTenants, connection => connection.Row<long>($"SELECT {Now}", null, cancellation), cancellation);
        var begun = _writer.BegunAt;
        return (begun > 0 ? Math.Min(begun, now) : now) - Rounding;
    }

    public override string KeyOf(string column) => $"substr({column}, 1, 4)";

    public override string Largest(string a, string b) => $"max({a}, {b})";

    public override string Smallest(string a, string b) => $"min({a}, {b})";

    public override string RowsOf(string parameter, string columns)
    {
        var members = columns.Split(',', StringSplitOptions.TrimEntries).Select(column => column.Split(' ')[0]).Select(member => $"value ->> '$.{member}' AS {member}");
        var tenant = HasTenant(columns) ? "" : ", @Tenant AS tenant";
        // LIMIT has the rows made first and looked up one by one: else SQLite goes through the whole table for them.
        return $"(SELECT {string.Join(", ", members)}{tenant} FROM json_each(@{parameter}) LIMIT -1) AS r";
    }

    /// <summary>As <see cref="Database.Write"/>, for work on the driver itself.</summary>
    public Task<T> WriteDirectly<T>(Func<SqliteConnection, T> work, CancellationToken cancellation) =>
        Write(Scope.AllTenants, connection => Task.FromResult(work((SqliteConnection)connection)), cancellation);

    /// <summary>As <see cref="WriteDirectly"/>, but what it wrote survives the process and not the loss of the machine's power.</summary>
    public Task<T> WriteSoon<T>(Func<SqliteConnection, T> work, CancellationToken cancellation) =>
        StoreErrors.Named(_writer.Run(connection => Task.FromResult(work((SqliteConnection)connection)), isDurable: false, cancellation));

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    protected override async Task<T> ReadCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var connection = _readers.Take();
        var isWhole = false;
        try
        {
            var read = await work(connection);
            isWhole = true;
            return read;
        }
        finally
        {
            if (isWhole)
            {
                _readers.GiveBack(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }

    protected override Task<T> WriteCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation) =>
        _writer.Run(work, isDurable: true, cancellation);

    private SqliteConnection OpenWriter()
    {
        MakeDirectory();
        var connection = new KeepingConnection(_file.ConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = """
            PRAGMA busy_timeout = 15000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            PRAGMA wal_autocheckpoint = 4000;
            """;
        pragmas.ExecuteNonQuery();
        return connection;
    }

    private void MakeDirectory()
    {
        try
        {
            System.IO.Directory.CreateDirectory(Directory);
            MakeFile();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data directory '{Directory}' cannot be made or written: {e.Message}", e);
        }
    }

    /// <summary>Empty, and for the server's own user alone; what SQLite puts beside it is as it is.</summary>
    private void MakeFile()
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(_file.DataSource))
        {
            File.Open(_file.DataSource, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
    }
}
