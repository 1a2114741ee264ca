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

    public Task Issue(OtpChallengeRow challenge, DateTimeOffset countFailuresSince, CancellationToken cancellation) =>
        database.Write(
            async connection =>
            {
                var (tenant, user) = (challenge.Tenant, challenge.User);
                await database.Serialize(connection, $"otp {tenant} {user}", cancellation);

                // First end the old codes, which waits for guesses under way; then count, so that those are in the count.
                await connection.Run(OtpSql.SupersedeOlder, challenge, cancellation);
                var failed = await connection.Row<long>(
                    OtpGuessSql.CountFailed, new { Tenant = tenant, User = user, Since = countFailuresSince }, cancellation);
                var row = new
                {
                    challenge.ChallengeId,
                    challenge.Tenant,
                    challenge.User,
                    challenge.CodeHash,
                    challenge.ClientAddress,
                    challenge.CreatedAt,
                    challenge.ExpiresAt,
                    Guesses = failed,
                };
                return await connection.Run(OtpSql.Issue, row, cancellation);
            },
            cancellation);

    public Task<OtpGuess?> TakeGuess(
        string tenant, string user, string? challengeId, int maxGuesses, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, ChallengeId = challengeId, MaxGuesses = maxGuesses, Now = now };
        return database.Write(
            async connection =>
            {
                var guess = await connection.Row<OtpGuess>(OtpGuessSql.Take, values, cancellation);
                if (guess is not null)
                {
                    await connection.Run(OtpGuessSql.Record, values, cancellation);
                }

                return guess;
            },
            cancellation);
    }

    public Task<bool> Use(string challengeId, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var owner = await connection.Row<Owner>(OtpSql.Use, new { ChallengeId = challengeId, Now = now }, cancellation);
            if (owner is not null)
            {
                await connection.Run(OtpGuessSql.Forgive, owner, cancellation);
            }

            return owner is not null;
        },
        cancellation);

    public async Task<int> FailedGuesses(string tenant, string user, DateTimeOffset since, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, User = user, Since = since };
        return (int)await database.Read(c => c.Row<long>(OtpGuessSql.CountFailed, values, cancellation), cancellation);
    }

    public Task Prune(DateTimeOffset before, CancellationToken cancellation) => database.Write(
        async connection => await connection.Run(OtpSql.Prune, new { Before = before }, cancellation)
            + await connection.Run(OtpGuessSql.Prune, new { Before = before }, cancellation),
        cancellation);

    private sealed record AskRow(DateTimeOffset At, DateTimeOffset? UsedAt);

    private sealed record Owner(string Tenant, string User);
}
