using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Channels;

/// <summary>How messages to people leave, unless a tenant has accounts of its own.</summary>
internal sealed class MessageOptions
{
    /// <summary><c>twilio</c>, or <c>aws</c> (SNS), or <c>aws-sms</c> (End User Messaging). Empty: SMS is captured in Development, and not sent in Production. Default empty.</summary>
    [ConfigurationKeyName("SMS_PROVIDER"), RegularExpression("twilio|aws|aws-sms|capture", ErrorMessage = "SMS_PROVIDER must be twilio, aws, aws-sms or capture")]
    public string? SmsProvider { get; set; }

    /// <summary><c>twilio</c> or <c>business</c> (WhatsApp Cloud API). Empty: as <c>SMS_PROVIDER</c>. Default empty.</summary>
    [ConfigurationKeyName("WHATSAPP_PROVIDER"), RegularExpression("twilio|business|capture", ErrorMessage = "WHATSAPP_PROVIDER must be twilio, business or capture")]
    public string? WhatsAppProvider { get; set; }

    /// <summary>The waits before each further attempt of a message that no provider took, as <c>RETRY_SCHEDULE</c>. Default <c>5s,30s,2m,10m,1h,4h,12h</c>.</summary>
    [ConfigurationKeyName("MESSAGE_RETRY_SCHEDULE")]
    public string RetrySchedule { get; set; } = "5s,30s,2m,10m,1h,4h,12h";

    /// <summary>Most attempts in flight of one tenant on one channel. Default 256.</summary>
    [ConfigurationKeyName("MESSAGE_WINDOW"), Range(1, 4096)]
    public int Window { get; set; } = 256;

    /// <summary>How long one call of a provider may take. Default 30 seconds.</summary>
    [ConfigurationKeyName("PROVIDER_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
