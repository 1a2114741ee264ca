using System.Data.Common;
using System.Security.Cryptography;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Adds planned messages in the transaction that moves the planner's cursor past their events.</summary>
internal sealed class MessagePlanning(Database database)
{
    private readonly string _add = MessagePlanSql.Add(database);
    private readonly MessageDigests _digests = new(database);

    /// <returns>False: the cursor is not at <paramref name="from"/>, and nothing was added.</returns>
    public Task<bool> Run(string tenant, long from, long to, IReadOnlyList<MessageRow> messages, CancellationToken cancellation)
    {
        var move = from == 0 ? $"{MessagePlanSql.MakeCursor};\n{MessagePlanSql.MoveCursor}" : MessagePlanSql.MoveCursor;
        var plan = new Plan(tenant, from, to, RandomNumberGenerator.GetHexString(32));
        return messages.Any(row => row.DigestUntil is not null)
            ? database.Write(Scope.Of(tenant), c => Gather(c, move, plan, messages, cancellation), cancellation)
            : database.WriteAtOnce(
                Scope.Of(tenant),
                c => HasMoved(c, messages.Count == 0 ? move : $"{move};\n{_add}", plan with { Rows = RowsJson.Of(messages) }, cancellation),
                cancellation);
    }

    private async Task<bool> Gather(DbConnection connection, string move, Plan plan, IReadOnlyList<MessageRow> messages, CancellationToken cancellation)
    {
        if (!await HasMoved(connection, move, plan, cancellation))
        {
            return false;
        }

        var added = await _digests.Gather(connection, plan.Tenant, messages, cancellation);
        await connection.Run(_add, plan with { Rows = RowsJson.Of(added) }, cancellation);
        return true;
    }

    private static async Task<bool> HasMoved(DbConnection connection, string sql, Plan plan, CancellationToken cancellation)
        => (await connection.Columns(sql, plan, cancellation))[MessagePlanSql.Moved].Any();

    private sealed record Plan(string Tenant, long From, long To, string By, string Rows = "[]");
}
