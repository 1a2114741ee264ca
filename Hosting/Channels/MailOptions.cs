using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Channels;

/// <summary>How the operator's mail leaves. Without a provider that has what it needs it is captured, which Production refuses.</summary>
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

    /// <summary><c>sendgrid</c>, <c>aws</c> (SES), <c>smtp</c> or <c>capture</c>. Empty: what has its key set. Default empty.</summary>
    [ConfigurationKeyName("EMAIL_PROVIDER"), RegularExpression("sendgrid|aws|smtp|capture", ErrorMessage = "EMAIL_PROVIDER must be sendgrid, aws, smtp or capture")]
    public string? EmailProvider { get; set; }

    /// <summary>With SES. Default empty.</summary>
    [ConfigurationKeyName("AWS_SECRET_ACCESS_KEY")]
    public string? AwsSecretAccessKey { get; set; }

    public MailProviderKind Provider => EmailProvider switch
    {
        "sendgrid" => HasSendGrid ? MailProviderKind.SendGrid : MailProviderKind.Capture,
        "smtp" => HasSmtp ? MailProviderKind.Smtp : MailProviderKind.Capture,
        "aws" => string.IsNullOrEmpty(AwsSecretAccessKey) ? MailProviderKind.Capture : MailProviderKind.Ses,
        null or "" => HasSendGrid ? MailProviderKind.SendGrid : HasSmtp ? MailProviderKind.Smtp : MailProviderKind.Capture,
        _ => MailProviderKind.Capture,
    };

    private bool HasSendGrid => SendGridApiKey.Length > 0;

    private bool HasSmtp => !string.IsNullOrEmpty(SmtpUrl);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SmtpUrl) && !SmtpUrls.IsValid(SmtpUrl))
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
