using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace OrleansNotify.Storage.Postgres;

/// <summary>
/// A connection that says whose rows may be seen before its statements, in the same round trip: in a transaction with the first one, outside
/// of one with each. What it says ends with the transaction, or with the batch that is one, so that no connection of the pool carries it on.
/// </summary>
internal sealed class ScopedConnection(NpgsqlConnection connection, Scope scope, bool isTransaction) : DbConnection
{
    private bool _isSaid;

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    /// <summary>What must go before the next statement: null, when it was said in this transaction.</summary>
    public NpgsqlParameter? TakeScope()
    {
        if (_isSaid)
        {
            return null;
        }

        _isSaid = isTransaction;
        return new NpgsqlParameter<string>(RowSecuritySql.Parameter, scope.Setting);
    }

    /// <summary>Runs statements in one round trip, outside of a transaction as one, and completes at the end of all of them.</summary>
    /// <param name="read">Begins at the first result that has rows.</param>
    public async Task<T> Batch<T>(IEnumerable<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var spoken = TakeScope();
        if (spoken is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(RowSecuritySql.Say) { Parameters = { spoken } });
        }

        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (spoken is not null)
        {
            await rows.NextResultAsync(cancellation);
        }

        var result = await read(rows);

        // Rows come before the commit; only the end of the batch says that it happened.
        while (await rows.NextResultAsync(cancellation))
        {
        }

        return result;
    }

    public Task Batch(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellation)
        => Batch(commands, _ => Task.FromResult(true), cancellation);

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    /// <summary>The one who opened it gives it back.</summary>
    public override void Close()
    {
    }

    protected override DbCommand CreateDbCommand() => new ScopedCommand(this, connection.CreateCommand());

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();
}
