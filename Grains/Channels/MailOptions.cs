using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Channels;

/// <summary>How mail leaves. With neither a SendGrid key nor an SMTP URL it is captured, which Production refuses.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>A SendGrid API key. Set: mail goes by SendGrid. Default empty.</summary>
    [ConfigurationKeyName("SENDGRID_API_KEY")]
    public string SendGridApiKey { get; set; } = "";

    /// <summary>SendGrid's API. Default <c>https://api.sendgrid.com</c>.</summary>
    [ConfigurationKeyName("SENDGRID_URL"), Url]
    public string SendGridUrl { get; set; } = "https://api.sendgrid.com";

    /// <summary>
    /// <c>smtp://user:password@host:587</c> by STARTTLS or not at all, <c>smtps://user:password@host:465</c> by TLS from the start;
    /// <c>?ca=/path/to/ca.pem</c> trusts the authorities of that file in place of the system's; only <c>smtp://…?tls=none</c> is in the
    /// clear. Used when there is no SendGrid key. Default empty.
    /// </summary>
    [ConfigurationKeyName("SMTP_URL")]
    public string? SmtpUrl { get; set; }

    /// <summary>Sender of every mail. Default <c>notifications@localhost</c>; a real provider wants an address that it knows.</summary>
    [ConfigurationKeyName("MAIL_FROM"), Required, EmailAddress(ErrorMessage = "MAIL_FROM must be an e-mail address")]
    public string From { get; set; } = "notifications@localhost";

    public MailProviderKind Provider
        => SendGridApiKey.Length > 0 ? MailProviderKind.SendGrid
            : !string.IsNullOrEmpty(SmtpUrl) ? MailProviderKind.Smtp
            : MailProviderKind.Capture;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SmtpUrl) && !SmtpServer.TryParse(SmtpUrl, out _))
        {
            yield return new ValidationResult(
                "SMTP_URL must look like smtp://user:password@host:587 or smtps://user:password@host:465, and may end in ?tls=none or ?ca=/path/to/ca.pem.");
        }

        if (!MimeKit.MailboxAddress.TryParse(From, out _))
        {
            yield return new ValidationResult("MAIL_FROM must be an e-mail address.");
        }
    }
}
