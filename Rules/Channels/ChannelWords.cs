using System.Diagnostics.CodeAnalysis;

namespace OrleansNotify.Channels;

public static class ChannelWords
{
    public static IReadOnlyList<Channel> All { get; } = [Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.Push];

    public static string Word(this Channel channel) => channel switch
    {
        Channel.Email => "email",
        Channel.Sms => "sms",
        Channel.WhatsApp => "whatsapp",
        Channel.Push => "push",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Not a channel."),
    };

    public static bool TryParse([NotNullWhen(true)] string? word, out Channel channel)
    {
        (var isKnown, channel) = word switch
        {
            "email" => (true, Channel.Email),
            "sms" => (true, Channel.Sms),
            "whatsapp" => (true, Channel.WhatsApp),
            "push" => (true, Channel.Push),
            _ => (false, default),
        };
        return isKnown;
    }
}
