using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Channels;

internal sealed class SmtpProvider(IOptions<MailOptions> options, ILogger<SmtpProvider> logger) : IMailProvider
{
    private const int DefaultPort = 587;

    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            using var client = Client(new Uri(options.Value.SmtpUrl!));
            using var message = Message(mail);
            await client.SendMailAsync(message, cancellation);
            return SendOutcome.Sent;
        }
        catch (SmtpException e)
        {
            logger.ProviderFailed(e, mail.Id, "smtp");
            return IsFinal(e.StatusCode) ? SendOutcome.Rejected : SendOutcome.Retry;
        }
        catch (FormatException e)
        {
            logger.ProviderFailed(e, mail.Id, "smtp");
            return SendOutcome.Rejected;
        }
        catch (OperationCanceledException e)
        {
            logger.ProviderFailed(e, mail.Id, "smtp");
            return SendOutcome.Retry;
        }
    }

    /// <summary>5xx replies about the mailbox or the content (RFC 5321 §4.2.1); everything else may pass.</summary>
    internal static bool IsFinal(SmtpStatusCode status)
        => status is SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.MailboxNameNotAllowed
            or SmtpStatusCode.UserNotLocalTryAlternatePath
            or SmtpStatusCode.ExceededStorageAllocation
            or SmtpStatusCode.TransactionFailed;

    private static SmtpClient Client(Uri url)
    {
        var client = new SmtpClient(url.Host, url.Port > 0 ? url.Port : DefaultPort)
        {
            EnableSsl = url.Query.Contains("tls=required", StringComparison.Ordinal),
        };
        if (url.UserInfo.Split(':', 2) is [var user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return client;
    }

    private MailMessage Message(OutgoingMail mail)
    {
        var message = new MailMessage(options.Value.From, mail.To, mail.Subject, mail.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("X-Entity-Ref-ID", mail.Id);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }
}
