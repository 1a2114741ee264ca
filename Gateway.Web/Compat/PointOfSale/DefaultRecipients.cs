using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Hosting;
using OrleansNotify.People;
using OrleansNotify.Sessions;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>Who gets every message of the point-of-sale system, out of the environment. Read once, so that what is wrong is said at the start.</summary>
internal sealed class DefaultRecipients
{
    private readonly (Channel Channel, string Address)[] _all;

    public DefaultRecipients(IOptions<PosOptions> options, ILogger<DefaultRecipients> logger)
    {
        var pos = options.Value;
        _all =
        [
            .. Items(pos.EmailRecipients).Select(item => (Channel.Email, Email(item))),
            .. Items(pos.SmsRecipients).Select(item => (Channel.Sms, Phone("SMS_DEFAULT_RECIPIENTS", item, pos.PhoneRegion, logger))),
            .. Items(pos.WhatsAppRecipients).Select(item => (Channel.WhatsApp, Phone("WHATSAPP_DEFAULT_RECIPIENTS", item, pos.PhoneRegion, logger))),
        ];
    }

    public IReadOnlyList<(Channel Channel, string Address)> All => _all;

    private static string Email(string text) => EmailAddress.TryNormalize(text, out var address)
        ? address
        : throw new BrokenConfigurationException($"EMAIL_DEFAULT_RECIPIENTS has \"{text}\"; it takes e-mail addresses");

    private static string Phone(string setting, string text, string? region, ILogger logger)
    {
        if (!PhoneNumber.TryParse(text, region, out var number))
        {
            throw new BrokenConfigurationException($"{setting} has \"{text}\"; it takes numbers such as +15005550006");
        }

        if (!number.IsValid)
        {
            logger.DefaultRecipientInvalid(setting, number.E164);
        }

        return number.E164;
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
