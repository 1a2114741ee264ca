using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace OrleansNotify.Channels;

/// <summary>SendGrid's v3 mail-send: 202 is sent; 429 and 5xx may pass; any other answer is final.</summary>
internal sealed class SendGridProvider(HttpClient http, IOptions<MailOptions> options, ILogger<SendGridProvider> logger) : IMailProvider
{
    private readonly SendGridClient _client = new(
        http, new SendGridClientOptions { ApiKey = options.Value.SendGridApiKey, Host = options.Value.SendGridUrl });

    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        if (!MailRules.TryAddress(mail, out var to))
        {
            logger.MailMalformed(mail.Id, "sendgrid");
            return SendOutcome.Rejected;
        }

        try
        {
            var response = await _client.SendEmailAsync(Compose(mail, to), cancellation);
            if (!response.IsSuccessStatusCode)
            {
                logger.ProviderRefused(mail.Id, "sendgrid", (int)response.StatusCode);
            }

            return OutcomeOf(response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            logger.ProviderFailed(e, mail.Id, "sendgrid");
            return SendOutcome.Retry;
        }
    }

    internal static SendOutcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendOutcome.Sent,
        // A wrong or missing key is the operator's mistake: the mail is fine and may go once the key is right.
        401 or 403 or 408 or 429 or >= 500 => SendOutcome.Retry,
        _ => SendOutcome.Rejected,
    };

    private SendGridMessage Compose(OutgoingMail mail, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        var message = new SendGridMessage
        {
            From = new EmailAddress(from.Address, string.IsNullOrEmpty(from.Name) ? null : from.Name),
            Subject = mail.Subject,
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
        };
        message.AddTo(new EmailAddress(to.Address));
        return message;
    }
}
