using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

/// <summary>Opens connections to mail servers, signed in.</summary>
/// <param name="strangers">The way to servers that tenants name; null: to none of them.</param>
internal sealed class SmtpConnector(IStrangerSockets? strangers = null)
{
    /// <param name="within">How long a tenant's server may take to take the connection; null: no limit but the caller's.</param>
    /// <exception cref="AddressRefusedException">A tenant's account names what it may not.</exception>
    public async Task<SmtpClient> Connect(SmtpServer server, bool isOperators, TimeSpan? within, CancellationToken cancellation)
    {
        // Revocation lists and OCSP are at other hosts, which a cluster's policies need not allow; .NET's own clients do not ask either.
        var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            await (isOperators ? ConnectOwn(client, server, cancellation) : ConnectStranger(client, server, within, cancellation));
            if (server.Credential is { } credential)
            {
                await client.AuthenticateAsync(credential, cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static Task ConnectOwn(SmtpClient client, SmtpServer server, CancellationToken cancellation)
    {
        if (server.AuthorityFile is { } file)
        {
            client.ServerCertificateValidationCallback = SmtpTrust.In(file);
        }

        return client.ConnectAsync(server.Host, server.Port, server.Security, cancellation);
    }

    private async Task ConnectStranger(SmtpClient client, SmtpServer server, TimeSpan? within, CancellationToken cancellation)
    {
        if (strangers is null)
        {
            throw new AddressRefusedException("This installation reaches no mail servers of tenants.");
        }

        if (server.AuthorityFile is not null || !server.HasMailPort)
        {
            throw new AddressRefusedException("Only the operator may name a file of authorities, or another port than 25, 465, 587 and 2525.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(within ?? Timeout.InfiniteTimeSpan);
        var stream = await strangers.Connect(server.Host, server.Port, limit.Token);
        await client.ConnectAsync(stream, server.Host, server.Port, server.Security, cancellation);
    }
}
