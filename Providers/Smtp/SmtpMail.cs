using MimeKit;

namespace OrleansNotify.Channels;

/// <summary>A message as the mail that goes over the wire.</summary>
internal static class SmtpMail
{
    public static MimeMessage Compose(OutgoingMessage message, MailEnvelope envelope, DateTimeOffset now)
    {
        var body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody();
        var mail = new MimeMessage([envelope.From], [envelope.To], message.Subject, body)
        {
            Date = now,
            MessageId = $"{MessageOf(message.AttemptId)}@{envelope.From.Domain}",
        };
        mail.Headers.Add("X-Entity-Ref-ID", MessageOf(message.AttemptId));
        foreach (var (name, value) in message.Headers)
        {
            mail.Headers.Add(name, value);
        }

        return mail;
    }

    /// <summary>The same for each attempt: a mail that was taken although the answer was lost is seen to be the same one.</summary>
    private static string MessageOf(string attemptId) => attemptId.LastIndexOf('-') is > 0 and var end ? attemptId[..end] : attemptId;
}
