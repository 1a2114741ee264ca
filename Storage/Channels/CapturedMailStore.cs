using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class CapturedMailStore(Database database) : ICapturedMailStore
{
    private const int Kept = 1000;

    public Task Add(CapturedMail mail, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        async connection =>
        {
            await database.Serialize(connection, "captured mail", cancellation);
            var row = new { mail.To, ToLower = mail.To.ToLowerInvariant(), mail.Subject, mail.Text, mail.Html, mail.SentAt, mail.Channel, mail.Provider, mail.Note };
            await connection.Run(CapturedMailSql.Add, row, cancellation);
            return await connection.Run(CapturedMailSql.KeepNewest, new { Kept }, cancellation);
        },
        cancellation);

    public async Task<IReadOnlyList<CapturedMail>> List(string? to, string? channel, CancellationToken cancellation)
    {
        var sql = to is null ? CapturedMailSql.All : CapturedMailSql.To;
        var found = await database.Read(
            Scope.AllTenants,
            c => c.Rows<CapturedMail>(sql, new { ToLower = to?.ToLowerInvariant() }, cancellation), cancellation);
        return channel is null ? found : [.. found.Where(message => message.Channel == channel)];
    }
}
