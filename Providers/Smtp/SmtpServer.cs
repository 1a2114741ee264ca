using System.Diagnostics.CodeAnalysis;
using System.Net;
using MailKit.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace OrleansNotify.Channels;

/// <summary>What an account's URL says.</summary>
/// <param name="AuthorityFile">PEM file of the authorities to trust in place of the system's; null: the system's.</param>
internal sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security, NetworkCredential? Credential, string? AuthorityFile)
{
    private const int SubmissionPort = 587;
    private const int ImplicitTlsPort = 465;

    public IEnumerable<string> Secrets => Credential is null ? [] : [Credential.Password];

    /// <summary>Where mail is handed in: the ports that a tenant's account may name.</summary>
    public bool HasMailPort => Port is 25 or SubmissionPort or ImplicitTlsPort or 2525;

    public static bool TryParse(string text, [NotNullWhen(true)] out SmtpServer? server)
    {
        server = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0 || url.Fragment.Length > 0)
        {
            return false;
        }

        var query = QueryHelpers.ParseQuery(url.Query);
        if (query.Keys.Any(key => key is not ("tls" or "ca")) || SecurityOf(url.Scheme, query.GetValueOrDefault("tls")) is not { } security)
        {
            return false;
        }

        var port = url.Port > 0 ? url.Port : security == SecureSocketOptions.SslOnConnect ? ImplicitTlsPort : SubmissionPort;
        server = new SmtpServer(url.DnsSafeHost, port, security, CredentialIn(url), query.GetValueOrDefault("ca"));
        return true;
    }

    private static SecureSocketOptions? SecurityOf(string scheme, string? tls) => (scheme, tls) switch
    {
        ("smtps", null or "required") => SecureSocketOptions.SslOnConnect,
        ("smtp", null or "required") => SecureSocketOptions.StartTls,
        ("smtp", "none") => SecureSocketOptions.None,
        _ => null,
    };

    private static NetworkCredential? CredentialIn(Uri url)
        => url.UserInfo.Split(':', 2) is [var user, var password]
            ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
            : null;
}
