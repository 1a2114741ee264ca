using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal sealed class OtpStore(Database database) : IOtpStore
{
    public Task<OtpAsks> AsksSince(
        string tenant, string user, string clientAddress, DateTimeOffset ofUser, DateTimeOffset ofOthers, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, ClientAddress = clientAddress, OfUser = ofUser, OfOthers = ofOthers };
        return database.Read(
            Scope.AllTenants,
            async connection =>
            {
                var byUser = await connection.Rows<AskRow>(OtpSql.AsksOfUser, values, cancellation);
                var byAddress = await connection.Rows<DateTimeOffset>(OtpSql.AsksOfAddress, values, cancellation);
                var byTenant = await connection.Rows<DateTimeOffset>(OtpSql.AsksOfTenant, values, cancellation);
                return new OtpAsks([.. byUser.Select(row => new OtpAsk(row.At, row.UsedAt is not null, row.ClientAddress))], byAddress, byTenant);
            },
            cancellation);
    }

    public Task<int> Ask(OtpAskRow ask, DateTimeOffset countFailuresSince, CancellationToken cancellation) => database.Write(
        Scope.Of(ask.Tenant),
        async connection =>
        {
            await database.Serialize(connection, LockOf(ask.Tenant, ask.User), cancellation);

            await EndOlder(connection, ask.Tenant, ask.User, ask.CreatedAt, cancellation);
            await connection.Run(OtpSql.Ask, ask, cancellation);
            return await Failed(connection, ask.Tenant, ask.User, ask.ClientAddress, countFailuresSince, cancellation);
        },
        cancellation);

    public Task<bool> TryGuess(OtpGuess guess, DateTimeOffset since, int? most, CancellationToken cancellation) => database.Write(
        Scope.Of(guess.Tenant),
        async connection =>
        {
            var (tenant, user, client, now) = guess;
            await database.Serialize(connection, LockOf(tenant, user), cancellation);
            await EndOlder(connection, tenant, user, now, cancellation);
            if (most is { } limit && await Failed(connection, tenant, user, client, since, cancellation) >= limit)
            {
                return false;
            }

            await connection.Run(OtpGuessSql.Record, new { Tenant = tenant, User = user, ClientAddress = client, Now = now }, cancellation);
            return true;
        },
        cancellation);

    public Task<int> FailedGuesses(string tenant, string user, string? clientAddress, DateTimeOffset since, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), connection => Failed(connection, tenant, user, clientAddress, since, cancellation), cancellation);

    public Task<int> FailedGuessesOfTenant(string tenant, DateTimeOffset since, CancellationToken cancellation)
        => database.Read(
            Scope.Of(tenant),
            async c => (int)await c.Row<long>(OtpGuessSql.CountOfTenant, new { Tenant = tenant, Since = since }, cancellation), cancellation);

    public Task Prune(DateTimeOffset before, DateTimeOffset guessesBefore, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        async connection => await connection.Run(OtpSql.PruneStates, new { Before = before }, cancellation)
            + await connection.Run(OtpSql.Prune, new { Before = before }, cancellation)
            + await connection.Run(OtpGuessSql.Prune, new { Before = guessesBefore }, cancellation),
        cancellation);

    // First: it waits for guesses of them that are under way, so that those are counted after it.
    private static Task<int> EndOlder(DbConnection connection, string tenant, string user, DateTimeOffset now, CancellationToken cancellation)
        => connection.Run(OtpSql.SupersedeOlder, new { Tenant = tenant, User = user, Now = now }, cancellation);

    private static async Task<int> Failed(
        DbConnection connection, string tenant, string user, string? clientAddress, DateTimeOffset since, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, ClientAddress = clientAddress, Since = since };
        return (int)await connection.Row<long>(clientAddress is null ? OtpGuessSql.CountOfUser : OtpGuessSql.CountOfClient, values, cancellation);
    }

    private static string LockOf(string tenant, string user) => $"otp {tenant} {user}";

    private sealed record AskRow(DateTimeOffset At, DateTimeOffset? UsedAt, string ClientAddress);
}
