using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class WaitingMailStore(Database database) : IWaitingMailStore
{
    public Task<IReadOnlyList<WaitingMail>> List(string tenant, string channel, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<WaitingMail>(WaitingMailSql.List, new { Tenant = tenant, Channel = channel }, cancellation), cancellation);

    public Task Add(
        string tenant, string channel, IReadOnlyList<(WaitingMail Mail, byte[] Sealed)> mails, CancellationToken cancellation)
    {
        var rows = mails.Select(row => new
        {
            Tenant = tenant,
            Channel = channel,
            row.Mail.Id,
            row.Mail.Attempts,
            row.Mail.NextAttemptAt,
            row.Mail.ExpiresAt,
            row.Sealed,
        });
        return database.Write(Scope.Of(tenant), c => c.Run(WaitingMailSql.Add, rows, cancellation), cancellation);
    }

    public Task<byte[]?> Claim(string tenant, string channel, WaitingMail seen, DateTimeOffset until, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = channel, seen.Id, seen.Attempts, seen.NextAttemptAt, Until = until };
        return database.Write(Scope.Of(tenant), c => c.Row<byte[]>(WaitingMailSql.Claim, values, cancellation), cancellation);
    }

    public Task Retry(string tenant, string channel, WaitingMail mail, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Channel = channel, mail.Id, mail.Attempts, mail.NextAttemptAt };
        return database.Write(Scope.Of(tenant), c => c.Run(WaitingMailSql.Retry, values, cancellation), cancellation);
    }

    public Task Remove(string tenant, string channel, string id, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        c => c.Run(WaitingMailSql.Remove, new { Tenant = tenant, Channel = channel, Id = id }, cancellation), cancellation);
}
