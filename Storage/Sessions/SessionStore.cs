using OrleansNotify.Activity;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal sealed class SessionStore(Database database) : ISessionStore
{
    public Task Start(SessionRow session, string challengeId, string clientAddress, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var (tenant, user, now) = (session.Tenant, session.User, session.CreatedAt);
            var added = await connection.Run(SessionSql.Add, session, cancellation);
            if (added == 1)
            {
                var entry = new ActivityEntry(0, tenant, user, "session.created", user, clientAddress, now);
                await connection.Run(ActivitySql.Add, entry, cancellation);
                await connection.Run(OtpSql.Use, new { ChallengeId = challengeId, Now = now }, cancellation);
                await connection.Run(OtpGuessSql.Forgive, new { Tenant = tenant, User = user }, cancellation);
            }

            return added;
        },
        cancellation);

    public Task<SessionRow?> Find(string tokenHash, CancellationToken cancellation) => database.Read(
        c => c.Row<SessionRow>(SessionSql.Find, new { TokenHash = tokenHash }, cancellation), cancellation);

    public Task<IReadOnlyList<SessionRow>> LiveOf(
        string tenant, string user, DateTimeOffset now, CancellationToken cancellation) => database.Read(
        c => c.Rows<SessionRow>(SessionSql.LiveOf, new { Tenant = tenant, User = user, Now = now }, cancellation), cancellation);

    public Task Touch(string tokenHash, DateTimeOffset idleExpiresAt, CancellationToken cancellation) => database.Write(
        c => c.Run(SessionSql.Touch, new { TokenHash = tokenHash, IdleExpiresAt = idleExpiresAt }, cancellation), cancellation);

    public async Task<bool> Revoke(string tokenHash, DateTimeOffset at, CancellationToken cancellation)
    {
        var values = new { TokenHash = tokenHash, At = at };
        return await database.Write(c => c.Run(SessionSql.Revoke, values, cancellation), cancellation) == 1;
    }
}
