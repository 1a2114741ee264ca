using SendGrid.Helpers.Mail;

namespace OrleansNotify.Channels;

internal static class SendGridMail
{
    public static SendGridMessage Compose(OutgoingMessage message, MailEnvelope envelope)
    {
        var mail = new SendGridMessage
        {
            From = new EmailAddress(envelope.From.GetAddress(idnEncode: true), envelope.From.Name is { Length: > 0 } name ? name : null),
            Subject = message.Subject,
            PlainTextContent = message.Text,
            HtmlContent = message.Html,
        };
        mail.AddTo(new EmailAddress(envelope.To.GetAddress(idnEncode: true)));
        mail.AddCustomArg(SendGridEvents.AttemptArgument, message.AttemptId);
        foreach (var (header, value) in message.Headers)
        {
            mail.AddHeader(header, value);
        }

        return mail;
    }
}
