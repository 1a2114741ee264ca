using OrleansNotify.Activity;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal sealed class SessionStore(Database database, ActivityChain activity) : ISessionStore
{
    public Task Start(SessionRow session, string challengeId, string clientAddress, CancellationToken cancellation) => database.Write(
        Scope.Of(session.Tenant),
        async connection =>
        {
            var (tenant, user, now) = (session.Tenant, session.User, session.CreatedAt);
            var added = await connection.Run(SessionSql.Add, session, cancellation);
            if (added == 1)
            {
                var entry = new ActivityEntry(0, tenant, user, "session.created", user, clientAddress, now);
                await connection.Run(OtpSql.Use, new { ChallengeId = challengeId, Now = now }, cancellation);
                await connection.Run(OtpGuessSql.Forgive, new { Tenant = tenant, User = user }, cancellation);
                await activity.Add(connection, entry, cancellation);
            }

            return added;
        },
        cancellation);

    public Task<SessionRow?> Find(string tokenHash, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.KeptRow(SessionSql.Find, [("@TokenHash", tokenHash)], SessionReader.One, cancellation), cancellation);

    public Task<IReadOnlyList<SessionRow>> LiveOf(
        string tenant, string user, DateTimeOffset now, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows(SessionSql.LiveOf, new { Tenant = tenant, User = user, Now = now }, SessionReader.One, cancellation), cancellation);

    public Task<IReadOnlyList<string>> UsersOf(
        string tenant, string after, int limit, DateTimeOffset now, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<string>(SessionSql.UsersOf, new { Tenant = tenant, AfterUser = after, Limit = limit, Now = now }, cancellation), cancellation);

    public Task<IReadOnlyList<string>> ClientsOf(string tenant, string user, string butOf, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<string>(SessionSql.ClientsOf, new { Tenant = tenant, User = user, ButOf = butOf }, cancellation), cancellation);

    public Task Touch(string tokenHash, DateTimeOffset idleExpiresAt, DateTimeOffset at, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        c => c.Run(SessionSql.Touch, new { TokenHash = tokenHash, IdleExpiresAt = idleExpiresAt, At = at }, cancellation), cancellation);

    public async Task<bool> Revoke(string tokenHash, DateTimeOffset at, CancellationToken cancellation)
    {
        var values = new { TokenHash = tokenHash, At = at };
        return await database.Write(Scope.AllTenants, c => c.Run(SessionSql.Revoke, values, cancellation), cancellation) == 1;
    }

    public async Task<int> Prune(DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        var values = new { Before = before, Limit = limit };
        return await database.Write(
            Scope.AllTenants,
            async connection => await connection.Run(SessionSql.PruneRevoked, values, cancellation)
                + await connection.Run(SessionSql.PruneExpired, values, cancellation)
                + await connection.Run(SessionSql.PruneIdle, values, cancellation),
            cancellation);
    }
}
