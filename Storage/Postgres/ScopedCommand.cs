using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace OrleansNotify.Storage.Postgres;

/// <summary>A command that sends the scope of its connection before its own text, and shows only its own results.</summary>
internal sealed class ScopedCommand(ScopedConnection connection, NpgsqlCommand command) : DbCommand
{
    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get => command.CommandTimeout; set => command.CommandTimeout = value; }

    public override CommandType CommandType { get => command.CommandType; set => command.CommandType = value; }

    public override bool DesignTimeVisible { get => command.DesignTimeVisible; set => command.DesignTimeVisible = value; }

    public override UpdateRowSource UpdatedRowSource { get => command.UpdatedRowSource; set => command.UpdatedRowSource = value; }

    /// <summary>The driver's own: Dapper sends arrays as arrays where it knows the driver by its name.</summary>
    protected override DbConnection? DbConnection { get => command.Connection; set => throw new NotSupportedException(); }

    protected override DbTransaction? DbTransaction { get => command.Transaction; set => throw new NotSupportedException(); }

    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    public override void Cancel() => command.Cancel();

    public override void Prepare() => throw new NotSupportedException();

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    public override object ExecuteScalar() => throw new NotSupportedException();

    /// <returns>As the driver counts, which does not count what a <c>SELECT</c> returns.</returns>
    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        var spoken = Compose();
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        if (spoken is not null)
        {
            // Dapper runs one command for many rows.
            command.Parameters.Remove(spoken);
        }

        return rows;
    }

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        if (Compose() is null)
        {
            return await command.ExecuteReaderAsync(behavior, cancellationToken);
        }

        // Of several results, the driver would show the first one only.
        var reader = await command.ExecuteReaderAsync(behavior & ~(CommandBehavior.SingleResult | CommandBehavior.SingleRow), cancellationToken);
        try
        {
            await reader.NextResultAsync(cancellationToken);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();

    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            command.Dispose();
        }

        base.Dispose(disposing);
    }

    // The driver makes a batch of several statements in one text.
    private NpgsqlParameter? Compose()
    {
        var spoken = connection.TakeScope();
        command.CommandText = spoken is null ? CommandText : $"{RowSecuritySql.Say};{CommandText}";
        if (spoken is not null)
        {
            command.Parameters.Add(spoken);
        }

        return spoken;
    }
}
