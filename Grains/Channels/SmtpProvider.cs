using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace OrleansNotify.Channels;

/// <summary>Mail by SMTP over kept connections.</summary>
internal sealed class SmtpProvider(
    SmtpConnections connections, IOptions<MailOptions> options, TimeProvider time, ILogger<SmtpProvider> logger) : IMailProvider
{
    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        if (!MailRules.TryAddress(mail, out var to))
        {
            logger.MailMalformed(mail.Id, "smtp");
            return SendOutcome.Rejected;
        }

        using var message = Compose(mail, to);
        return await Send(mail.Id, message, isOverNew: false, cancellation) ?? await Send(mail.Id, message, isOverNew: true, cancellation) ?? SendOutcome.Retry;
    }

    /// <summary>Null when the connection was a kept one that the server has closed: nothing was sent.</summary>
    private async Task<SendOutcome?> Send(string id, MimeMessage message, bool isOverNew, CancellationToken cancellation)
    {
        var attempt = new SmtpAttempt();
        try
        {
            using var connection = await connections.Take(isOverNew, cancellation);
            attempt.Stage = SmtpStage.Envelope;
            return await Send(connection, message, attempt, cancellation) ? SendOutcome.Sent : null;
        }
        catch (Exception e) when (SmtpRules.OutcomeOf(e, attempt.Stage) is not null)
        {
            logger.SmtpFailed(e, id, attempt.Stage);
            return SmtpRules.OutcomeOf(e, attempt.Stage);
        }
    }

    private static async Task<bool> Send(SmtpConnection connection, MimeMessage message, SmtpAttempt attempt, CancellationToken cancellation)
    {
        try
        {
            await connection.Client.SendAsync(message, cancellation, attempt);
            connection.Keep();
            return true;
        }
        catch (Exception e) when (connection.IsReused && SmtpRules.IsStale(e, attempt.Stage))
        {
            return false;
        }
        catch (Exception e) when (SmtpRules.IsUsableAfter(e))
        {
            connection.Keep();
            throw;
        }
    }

    private MimeMessage Compose(OutgoingMail mail, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        var message = new MimeMessage([from], [to], mail.Subject, new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody())
        {
            Date = time.GetUtcNow(),
            // The same for each attempt: a mail that was taken although the answer was lost is seen to be the same one.
            MessageId = $"{mail.Id}@{from.Domain}",
        };
        message.Headers.Add("X-Entity-Ref-ID", mail.Id);
        return message;
    }
}
