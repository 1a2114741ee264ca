using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Sessions;

namespace OrleansNotify.Events;

/// <summary>
/// Who gets an event, as callers write it: <c>*</c>, <c>u:ann@example.org</c>, <c>t:topic</c>; and who gets messages of it: <c>p:contact</c>,
/// <c>email:ann@example.org</c>, <c>sms:+15005550006</c>, <c>whatsapp:+15005550006</c>.
/// </summary>
internal static class AudienceList
{
    public const int MaxKeys = 100;
    private const int MaxTopicLength = 100;

    /// <param name="audience">Each key once, addresses as the accounts are spelled. Null and empty are nobody.</param>
    public static Problem? Check(string?[]? keys, out string[] audience)
    {
        audience = [];
        if (keys?.Length > MaxKeys)
        {
            return Problems.Invalid("too_many", $"An audience has at most {MaxKeys} keys.");
        }

        var normalized = (keys ?? []).Select(Normalize).Distinct().ToArray();
        if (normalized.Contains(null))
        {
            return Problems.Invalid("audience_invalid", "audience takes \"*\", \"u:<e-mail address>\", \"t:<topic>\", \"p:<contact>\", \"email:<address>\", \"sms:<number>\" and \"whatsapp:<number>\".");
        }

        audience = normalized!;
        return null;
    }

    private static string? Normalize(string? key) => key switch
    {
        AudienceKey.Everyone => key,
        ['u', ':', ..] => EmailAddress.TryNormalize(key[2..], out var address) ? AudienceKey.User(address) : null,
        ['t', ':', ..] => IsTopic(key.AsSpan(2)) ? key : null,
        ['p', ':', ..] => PersonId.IsWellFormed(key[2..]) ? key : null,
        _ => key?.IndexOf(':') is > 0 and var end && ChannelWords.TryParse(key[..end], out var channel) ? AddressKey(channel, key[(end + 1)..]) : null,
    };

    private static string? AddressKey(Channel channel, string address) => channel switch
    {
        Channel.Email => EmailAddress.TryNormalize(address, out var mail) ? AudienceKey.Address(channel.Word(), mail) : null,
        Channel.Sms or Channel.WhatsApp => PhoneNumber.TryParse(address, null, out var number) ? AudienceKey.Address(channel.Word(), number.E164) : null,
        _ => null,
    };

    public static bool IsTopic(ReadOnlySpan<char> topic)
    {
        foreach (var c in topic)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or ':' or '/'))
            {
                return false;
            }
        }

        return topic.Length is > 0 and <= MaxTopicLength;
    }
}
