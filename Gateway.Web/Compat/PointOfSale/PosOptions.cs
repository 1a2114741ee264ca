using System.ComponentModel.DataAnnotations;
using OrleansNotify.People;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>The point-of-sale system's webhook, and who always gets its messages.</summary>
internal sealed class PosOptions : IValidatableObject
{
    /// <summary>Bearer token of <c>POST /webhooks/pos</c>. With neither it nor <c>WEBHOOK_SECRET</c> the webhook is open in Development and answers 401 elsewhere. Default empty.</summary>
    [ConfigurationKeyName("WEBHOOK_AUTH_TOKEN")]
    public string AuthToken { get; set; } = "";

    /// <summary>Numbers that get an SMS of each of its events, comma list. Default none.</summary>
    [ConfigurationKeyName("SMS_DEFAULT_RECIPIENTS")]
    public string SmsRecipients { get; set; } = "";

    /// <summary>Addresses that get a mail of each of its events, comma list. Default none.</summary>
    [ConfigurationKeyName("EMAIL_DEFAULT_RECIPIENTS")]
    public string EmailRecipients { get; set; } = "";

    /// <summary>Numbers that get a WhatsApp message of each of its events, comma list. Default none.</summary>
    [ConfigurationKeyName("WHATSAPP_DEFAULT_RECIPIENTS")]
    public string WhatsAppRecipients { get; set; } = "";

    /// <summary>Where numbers without a country code belong to, ISO 3166-1, for example <c>US</c>. Empty: numbers must begin with +. Default empty.</summary>
    [ConfigurationKeyName("PHONE_DEFAULT_REGION")]
    public string? PhoneRegion { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(PhoneRegion) && !PhoneNumber.IsRegion(PhoneRegion))
        {
            yield return new ValidationResult("PHONE_DEFAULT_REGION must be a country code such as US");
        }
    }
}
