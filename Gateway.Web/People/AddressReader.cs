using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.People;

/// <summary>Reads an address of a person as it is stored.</summary>
internal static class AddressReader
{
    public static Problem? Read(AddressCommand? command, string? defaultRegion, DateTimeOffset now, out PersonAddress address)
    {
        address = null!;
        if (!ChannelWords.TryParse(command?.Channel, out var channel))
        {
            return PersonProblems.Invalid("An address has a channel: email, sms, whatsapp or push.");
        }

        var found = channel switch
        {
            Channel.Email => Email(command!.Address),
            Channel.Push => Push(command!),
            _ => Phone(channel, command!.Address, defaultRegion),
        };
        if (found is null)
        {
            return PersonProblems.Invalid(Rule(channel));
        }

        address = found with { CreatedAt = now, VerifiedAt = command.Verified == true ? now : null };
        return null;
    }

    /// <summary>An address as a query or a suppression names it.</summary>
    public static string? Normalize(Channel channel, string? text) => channel switch
    {
        Channel.Email => Email(text)?.Address,
        Channel.Push => text,
        _ => Phone(channel, text, null)?.Address,
    };

    private static PersonAddress? Email(string? text)
        => EmailAddress.TryNormalize(text, out var email) ? Of(Channel.Email, email) : null;

    private static PersonAddress? Phone(Channel channel, string? text, string? defaultRegion)
        => PhoneNumber.TryParse(text, defaultRegion, out var number) ? Of(channel, number.E164) with { IsValid = number.IsValid } : null;

    private static PersonAddress? Push(AddressCommand command)
        => command.Subscription is { } subscription && PushSubscription.TryRead(subscription, out var endpoint, out var keys)
            ? Of(Channel.Push, endpoint) with { PushKeys = keys }
            : null;

    private static PersonAddress Of(Channel channel, string address) => new() { Channel = channel, Address = address, CreatedAt = default };

    private static string Rule(Channel channel) => channel switch
    {
        Channel.Email => "address is an e-mail address.",
        Channel.Push => "subscription is what the browser's PushSubscription.toJSON() gives: endpoint and keys.",
        _ => "address is a telephone number with + and its country, or one of the person's defaultRegion.",
    };
}
