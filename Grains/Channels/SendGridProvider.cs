using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OrleansNotify.Channels;

/// <summary>SendGrid's v3 mail-send: 202 is sent; 429 and 5xx may pass; any other answer is final.</summary>
internal sealed class SendGridProvider(HttpClient http, IOptions<MailOptions> options, ILogger<SendGridProvider> logger) : IMailProvider
{
    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.SendGridUrl), "/v3/mail/send"))
        {
            Content = JsonContent.Create(Body(mail)),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SendGridApiKey);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
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

    private object Body(OutgoingMail mail) => new
    {
        personalizations = new[] { new { to = new[] { new { email = mail.To } } } },
        from = new { email = options.Value.From },
        subject = mail.Subject,
        content = new[]
        {
            new { type = "text/plain", value = mail.Text },
            new { type = "text/html", value = mail.Html },
        },
    };
}
