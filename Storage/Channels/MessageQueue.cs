using System.Data.Common;
using Dapper;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Reads what waits and what is under way.</summary>
internal sealed class MessageQueue(Database database)
{
    private static readonly string Look = $"{MessageQueueSql.Due};\n{MessageQueueSql.NextDue}";

    /// <summary>In one round trip.</summary>
    public Task<DueMessages> Due(string tenant, Channel channel, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var look = new CommandDefinition(Look, new { Tenant = tenant, Channel = (long)channel, Now = now, Limit = limit }, cancellationToken: cancellation);
        return database.Read(Scope.Of(tenant), c => Due(c, look), cancellation);
    }

    public Task<IReadOnlyList<MessageRow>> Sending(string tenant, Channel channel, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<MessageRow>(MessageQueueSql.Sending, new { Tenant = tenant, Channel = (long)channel }, cancellation), cancellation);

    private static async Task<DueMessages> Due(DbConnection connection, CommandDefinition look)
    {
        await using var results = await connection.ExecuteReaderAsync(look);
        var rows = new List<MessageRow>();
        if (await results.ReadAsync(look.CancellationToken))
        {
            var parse = results.GetRowParser<MessageRow>();
            do
            {
                rows.Add(parse(results));
            }
            while (await results.ReadAsync(look.CancellationToken));
        }

        await results.NextResultAsync(look.CancellationToken);
        await results.ReadAsync(look.CancellationToken);
        return new DueMessages([.. rows.OrderBy(row => row.Priority).ThenBy(row => row.DueAt).ThenBy(row => row.Id, StringComparer.Ordinal)], results.TimeOrNull(0));
    }
}
