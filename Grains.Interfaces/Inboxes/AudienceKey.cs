namespace OrleansNotify.Inboxes;

/// <summary>Who sees an event.</summary>
public static class AudienceKey
{
    public const string Everyone = "*";
    private const string WithdrawnPrefix = "w:";
    private const string AddressPrefix = "c:";
    private const string MembersPrefix = "m:";

    public static string User(string user) => $"u:{user}";

    public static string Topic(string topic) => $"t:{topic}";

    /// <summary>An address on a channel. It gets a message; the key puts the event into no inbox.</summary>
    /// <param name="channel">Its word: <c>sms</c>.</param>
    public static string Address(string channel, string address) => $"{AddressPrefix}{channel}:{address}";

    /// <summary>A contact that is no user: it gets messages on its addresses.</summary>
    public static string Person(string id) => $"p:{id}";

    /// <summary>The channel's word and the address of such a key.</summary>
    public static bool TryAddress(string key, out string channel, out string address)
    {
        var end = key.StartsWith(AddressPrefix, StringComparison.Ordinal) ? key.IndexOf(':', AddressPrefix.Length) : -1;
        (channel, address) = end < 0 ? ("", "") : (key[AddressPrefix.Length..end], key[(end + 1)..]);
        return end >= 0;
    }

    /// <summary>Whether an event with this key always leads to messages.</summary>
    public static bool IsOfMessage(string key) => key is ['c' or 'p', ':', ..];

    public static string TopicOf(string key) => key["t:".Length..];

    /// <summary>Whom nobody hears on: it tells the server itself who came into a topic and who left it.</summary>
    public static string MembersOf(string topic) => MembersPrefix + topic;

    /// <summary>Whether the server itself says who is in a topic: publishers have no such key.</summary>
    public static bool IsOfMembers(string[] audience) => audience is [['m', ':', ..]];

    /// <summary>Whether one person may see an event by several of its keys.</summary>
    public static bool Overlaps(string[] audience) => audience.Length > 1 && !Array.TrueForAll(audience, key => key is ['u', ':', ..]);

    /// <summary>Those who saw what was withdrawn must hear of that, but it is no notification: inboxes do not merge this key.</summary>
    public static string Withdrawn(string key) => WithdrawnPrefix + key;

    /// <summary>The keys whose events a user's sockets get.</summary>
    public static string[] Of(string user) => [Everyone, User(user), Withdrawn(Everyone), Withdrawn(User(user))];

    /// <summary>The one person that an event is for; null when it is for others as well.</summary>
    public static string? OnlyUser(string[] audience) => audience is [['u', ':', .. var user]] ? user : null;

    /// <summary>Whether a key is of those that make an event somebody's notification.</summary>
    public static bool IsInbox(string key) => key == Everyone || key is ['u' or 't', ':', ..];

    /// <summary>Everybody who gets an event, whether as a notification or to hear that one was withdrawn.</summary>
    public static string[] Hearers(string[] audience) => Array.Exists(audience, IsWithdrawn)
        ? Array.ConvertAll(audience, key => IsWithdrawn(key) ? key[WithdrawnPrefix.Length..] : key)
        : audience;

    /// <summary>Whether the server itself says that something was withdrawn: publishers have no such keys, whatever type they give an event.</summary>
    public static bool IsOfWithdrawal(string[] audience) => audience.Length > 0 && Array.TrueForAll(audience, IsWithdrawn);

    private static bool IsWithdrawn(string key) => key.StartsWith(WithdrawnPrefix, StringComparison.Ordinal);
}
