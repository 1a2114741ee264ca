using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using OrleansNotify.Hosting;

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

    /// <summary>What the operator's SMS account is expected to take for a segment, by how a number begins: <c>EUR *=0.08 1=0.0079</c>. Empty: nothing is known. Default empty.</summary>
    [ConfigurationKeyName("SMS_PRICES")]
    public string? SmsPrices { get; set; }

    /// <summary>As <c>SMS_PRICES</c>, for a WhatsApp message. Default empty.</summary>
    [ConfigurationKeyName("WHATSAPP_PRICES")]
    public string? WhatsAppPrices { get; set; }

    /// <summary>As <c>SMS_PRICES</c>, for a mail: <c>USD *=0.0001</c>. Default empty.</summary>
    [ConfigurationKeyName("EMAIL_PRICES")]
    public string? EmailPrices { get; set; }

    /// <summary>How long one call of a provider may take. Default 30 seconds.</summary>
    [ConfigurationKeyName("PROVIDER_TIMEOUT"), Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public PriceList? PricesOf(Channel channel)
    {
        var (variable, text) = channel switch
        {
            Channel.Sms => ("SMS_PRICES", SmsPrices),
            Channel.WhatsApp => ("WHATSAPP_PRICES", WhatsAppPrices),
            Channel.Email => ("EMAIL_PRICES", EmailPrices),
            _ => ("", null),
        };
        return string.IsNullOrWhiteSpace(text) ? null
            : PriceList.TryParse(text, out var list) ? list
            : throw new BrokenConfigurationException($"{variable} is \"{text}\"; it takes a currency and prices such as EUR *=0.08 1=0.0079");
    }
}
