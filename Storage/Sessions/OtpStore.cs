using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal sealed class OtpStore(Database database) : IOtpStore
{
    public Task<OtpAsks> AsksSince(
        string tenant, string user, string clientAddress, DateTimeOffset since, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, ClientAddress = clientAddress, Since = since };
        return database.Read(
            async connection =>
            {
                var ofUser = await connection.Rows<AskRow>(OtpSql.AsksOfUser, values, cancellation);
                var ofAddress = await connection.Rows<DateTimeOffset>(OtpSql.AsksOfAddress, values, cancellation);
                return new OtpAsks([.. ofUser.Select(row => new OtpAsk(row.At, row.UsedAt is not null))], ofAddress);
            },
            cancellation);
    }

    public Task<int> Ask(OtpAskRow ask, DateTimeOffset countFailuresSince, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            await database.Serialize(connection, LockOf(ask.Tenant, ask.User), cancellation);

            await EndOlder(connection, ask.Tenant, ask.User, ask.CreatedAt, cancellation);
            await connection.Run(OtpSql.Ask, ask, cancellation);
            return await Failed(connection, ask.Tenant, ask.User, countFailuresSince, cancellation);
        },
        cancellation);

    public Task<int> Guess(
        string tenant, string user, DateTimeOffset now, DateTimeOffset countFailuresSince, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            await database.Serialize(connection, LockOf(tenant, user), cancellation);
            await EndOlder(connection, tenant, user, now, cancellation);
            await connection.Run(OtpGuessSql.Record, new { Tenant = tenant, User = user, Now = now }, cancellation);
            return await Failed(connection, tenant, user, countFailuresSince, cancellation);
        },
        cancellation);

    public Task<int> FailedGuesses(string tenant, string user, DateTimeOffset since, CancellationToken cancellation)
        => database.Read(connection => Failed(connection, tenant, user, since, cancellation), cancellation);

    public Task Prune(DateTimeOffset before, CancellationToken cancellation) => database.Write(
        async connection => await connection.Run(OtpSql.PruneStates, new { Before = before }, cancellation)
            + await connection.Run(OtpSql.Prune, new { Before = before }, cancellation)
            + await connection.Run(OtpGuessSql.Prune, new { Before = before }, cancellation),
        cancellation);

    // First: it waits for guesses of them that are under way, so that those are counted after it.
    private static Task<int> EndOlder(DbConnection connection, string tenant, string user, DateTimeOffset now, CancellationToken cancellation)
        => connection.Run(OtpSql.SupersedeOlder, new { Tenant = tenant, User = user, Now = now }, cancellation);

    private static async Task<int> Failed(
        DbConnection connection, string tenant, string user, DateTimeOffset since, CancellationToken cancellation)
        => (int)await connection.Row<long>(OtpGuessSql.CountFailed, new { Tenant = tenant, User = user, Since = since }, cancellation);

    private static string LockOf(string tenant, string user) => $"otp {tenant} {user}";

    private sealed record AskRow(DateTimeOffset At, DateTimeOffset? UsedAt);
}
