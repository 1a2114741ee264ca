using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>What both databases do alike. Appending and retention are where they differ.</summary>
internal abstract class EventLog(Database database) : IEventLog
{
    // SQLite and PostgreSQL both bound the parameters of a statement; this is far below either bound.
    private const int LargestRead = 500;

    // Ids begin with their time: where an index has those of all tenants, this is some seconds of a busy server.
    private const int LargestPrefix = 20_000;
    private const string HighestOfIds = "~";

    public async Task<LogHead> Head(string tenant, CancellationToken cancellation)
    {
        return await Find(tenant, cancellation) ?? await Make(tenant, cancellation);
    }

    public abstract Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation);

    public Task<IReadOnlyList<LoggedEvent>> Read(string tenant, long after, int limit, CancellationToken cancellation) =>
        Events(EventLogSql.Read, tenant, after, limit, [], cancellation);

    public Task<IReadOnlyList<LoggedEvent>> ReadFor(
        string tenant, IReadOnlyList<KeyRange> audience, long after, int limit, CancellationToken cancellation) =>
        audience.Count == 0
            ? Task.FromResult<IReadOnlyList<LoggedEvent>>([])
            : Events(EventLogSql.ReadFor(audience.Count), tenant, after, limit, audience, cancellation);

    public async Task<IReadOnlyList<LoggedEvent>> ReadMany(string tenant, IReadOnlyList<long> seqs, CancellationToken cancellation)
    {
        var (sql, events) = (EventLogSql.ReadMany(database), new List<LoggedEvent>(seqs.Count));
        foreach (var some in seqs.Distinct().Order().Chunk(LargestRead))
        {
            var values = new { Tenant = tenant, Seqs = some };
            events.AddRange(await database.Read(Scope.Of(tenant), c => c.Rows(sql, values, LoggedEventReader.One, cancellation), cancellation));
        }

        return [.. events.OrderBy(e => e.Seq)];
    }

    public Task<LoggedEvent?> Find(string tenant, string eventId, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, EventId = eventId };
        return database.Read(Scope.Of(tenant), c => c.Row(EventLogSql.Find, values, LoggedEventReader.One, cancellation), cancellation);
    }

    public Task Withdraw(string tenant, LoggedEvent logged, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, logged.Seq, logged.AcceptedAt, Keys = logged.Audience };
        return database.Write(
            Scope.Of(tenant),
            async connection =>
            {
                // Not while somebody changes what they take for visible: their state of it would stay for ever and be counted.
                await database.Serialize(connection, WithdrawalSql.LockOf(tenant), cancellation);
                // Not while a key is ranked: a rank would count what is gone.
                await database.Serialize(connection, RankSql.LockOf(tenant), cancellation);
                var hidden = await connection.Rows<string>(WithdrawalSql.HideFromAll(database), values, cancellation);
                await connection.Run(RankSql.Lower(database), values with { Keys = [.. hidden] }, cancellation);
                if (hidden.Contains(WithdrawalSql.Shared))
                {
                    await connection.Run(SharedCountSql.Lower(database), values, cancellation);
                }

                await connection.Run(WithdrawalSql.States, values, cancellation);
                return await connection.Run(WithdrawalSql.EmptyAudience, values, cancellation);
            },
            cancellation);
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadBefore(string tenant, long before, int limit, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Before = before, Limit = limit };
        return database.Read(Scope.Of(tenant), c => c.Rows(EventLogSql.ReadBefore, values, LoggedEventReader.One, cancellation), cancellation);
    }

    public Task<IReadOnlyList<long>> WithIdPrefix(string tenant, string prefix, int limit, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Low = prefix, High = prefix + HighestOfIds, Candidates = LargestPrefix, Limit = limit };
        return database.Read(Scope.Of(tenant), c => c.Rows(IdPrefixSql, values, row => row.GetInt64(0), cancellation), cancellation);
    }

    public Task<IReadOnlyList<long>> Search(string tenant, EventSearch search, CancellationToken cancellation)
    {
        var values = new DynamicParameters(new
        {
            Tenant = tenant,
            search.FromSeq,
            search.ToSeq,
            search.Limit,
            Types = search.Types.ToArray(),
            Sources = search.Sources.ToArray(),
        });
        foreach (var (form, bytes) in PayloadText.Forms(search.Text).Index())
        {
            values.Add($"Form{form}", bytes);
        }

        return database.Read(Scope.Of(tenant), c => c.Rows(SearchSql(search), values, row => row.GetInt64(0), cancellation), cancellation);
    }

    internal abstract string IdPrefixSql { get; }

    internal abstract string SearchSql(EventSearch search);

    public async Task<long> SeqAt(string tenant, DateTimeOffset time, CancellationToken cancellation) =>
        await Find(tenant, cancellation) is { } head
            ? await database.Read(Scope.Of(tenant), c => SeqSearch.Run(c, tenant, head, time, cancellation), cancellation)
            : 1;

    public Task<IReadOnlyList<EventCount>> Count(string tenant, long fromSeq, long toSeq, CancellationToken cancellation) =>
        database.Read(
            Scope.Of(tenant),
            c => c.Rows<EventCount>(
                EventLogSql.Count, new { Tenant = tenant, FromSeq = fromSeq, ToSeq = toSeq }, cancellation),
            cancellation);

    public abstract Task<long> Retain(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Names a life of a log: only the first caller's name is kept.</summary>
    internal static string NewEpoch() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private Task<LogHead> Make(string tenant, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await connection.Run(EventLogSql.MakeHead, new { Tenant = tenant, Epoch = NewEpoch() }, cancellation);
            return (await connection.Row<LogHead>(EventLogSql.Head, new { Tenant = tenant }, cancellation))!;
        },
        cancellation);

    private Task<LogHead?> Find(string tenant, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Row<LogHead>(EventLogSql.Head, new { Tenant = tenant }, cancellation), cancellation);

    private Task<IReadOnlyList<LoggedEvent>> Events(
        string sql, string tenant, long after, int limit, IReadOnlyList<KeyRange> keys, CancellationToken cancellation) =>
        database.Read(
            Scope.Of(tenant),
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.Add("Tenant", tenant);
                command.Add("After", after);
                command.Add("Limit", (long)limit);
                for (var i = 0; i < keys.Count; i++)
                {
                    command.Add($"Key{i}", keys[i].Key);
                    command.Add($"From{i}", keys[i].After);
                    command.Add($"To{i}", keys[i].UpTo);
                }

                return await LoggedEventReader.All(command, cancellation);
            },
            cancellation);
}
