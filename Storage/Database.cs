using System.Data.Common;
using Dapper;

namespace OrleansNotify.Storage;

/// <summary>The one door to either database: where reads and writes get their connection, and where driver errors get their meaning.</summary>
internal abstract class Database
{
    static Database()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new UnixMilliseconds());
    }

    /// <summary>Runs <paramref name="work"/> outside a transaction: one statement that changes nothing, or several that need not agree.</summary>
    public Task<T> Read<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
        => StoreErrors.Named(ReadCore(scope, work, cancellation));

    /// <summary>Runs <paramref name="work"/> in one transaction, committed and durable when the task completes.</summary>
    public Task<T> Write<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
        => StoreErrors.Named(WriteCore(scope, work, cancellation));

    /// <summary>As <see cref="Write"/>, for work that is one command: what it runs is a transaction by itself, and costs one round trip.</summary>
    public Task<T> WriteAtOnce<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
        => StoreErrors.Named(WriteAtOnceCore(scope, work, cancellation));

    /// <summary>The statement of <see cref="Serialize"/>, to be put before others; empty, where there is but one writer.</summary>
    public abstract string Serializing(string parameter);

    /// <summary>Inside <see cref="Write"/>: nobody else who names the same key goes on before this transaction ends.</summary>
    public abstract Task Serialize(DbConnection connection, string key, CancellationToken cancellation);

    /// <summary>As <see cref="Serialize"/>, but does not wait: false when somebody else has the key.</summary>
    public abstract Task<bool> TrySerialize(DbConnection connection, string key, CancellationToken cancellation);

    /// <summary>As <see cref="Serialize"/>, but others who only share the key go on beside this transaction.</summary>
    public abstract Task Share(DbConnection connection, string key, CancellationToken cancellation);

    /// <summary>The condition "is one of this list", which Dapper spells out for SQLite and sends as one array to PostgreSQL.</summary>
    public abstract string OneOf(string list);

    /// <summary>After a table's name: the index to take, where the planner has no statistics to choose by. PostgreSQL keeps its own.</summary>
    public abstract string By(string index);

    /// <summary>
    /// The outer join of at most one row to each. PostgreSQL, which thinks that nobody has many rows while most have few, may otherwise read all
    /// that somebody has and join that.
    /// </summary>
    /// <param name="condition">Of the table's row <paramref name="row"/>.</param>
    public abstract string LookUp(string table, string row, string condition);

    /// <summary>The time of now in whole milliseconds since 1970, by one clock for all that write.</summary>
    public abstract string Clock { get; }

    /// <summary>All that was stamped by <see cref="Clock"/> before the time that this returns can be seen by a read that begins after it.</summary>
    public abstract Task<long> Settled(CancellationToken cancellation);

    /// <summary>By which key a sealed column is sealed, as it is indexed. PostgreSQL takes an index on an expression only where no policy may forbid a row.</summary>
    public abstract string KeyOf(string column);

    /// <summary>Of two numbers, the larger.</summary>
    public abstract string Largest(string a, string b);

    /// <summary>Of two numbers, the smaller.</summary>
    public abstract string Smallest(string a, string b);

    /// <summary>
    /// Rows that come as one parameter, JSON text of a list of objects, to be named after <c>FROM</c> or <c>JOIN</c>: a batch of any size is one
    /// statement. Each has the tenant of <c>@Tenant</c>, unless that is a member; what is looked up by them is looked up by <c>r.tenant</c>, so that it is one row after the other.
    /// </summary>
    /// <param name="columns">The members to read, with their type: <c>id text, due_at bigint</c>.</param>
    public abstract string RowsOf(string parameter, string columns);

    /// <summary>Its rows say for themselves whose they are.</summary>
    protected static bool HasTenant(string columns) => columns.StartsWith("tenant ", StringComparison.Ordinal);

    protected abstract Task<T> ReadCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    protected virtual Task<T> WriteAtOnceCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
        => WriteCore(scope, work, cancellation);

    protected abstract Task<T> WriteCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation);
}
