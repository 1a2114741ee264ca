using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal sealed class SessionStore(Database database) : ISessionStore
{
    public Task Add(SessionRow session, CancellationToken cancellation) =>
        database.Write(c => c.Run(SessionSql.Add, session, cancellation), cancellation);

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
