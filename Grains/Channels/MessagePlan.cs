using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Channels;

/// <summary>The messages that an event leads to. Pure.</summary>
internal static class MessagePlan
{
    /// <param name="addressesOf">The addresses of the person that a key of the audience names.</param>
    public static IEnumerable<MessageRow> Of(
        string tenant, LoggedEvent logged, Func<string, IEnumerable<(Channel Channel, string Address)>> addressesOf, DateTimeOffset now)
        => Recipients(logged, addressesOf).Distinct().Select(recipient => new MessageRow
        {
            Tenant = tenant,
            Id = $"msg_{Guid.CreateVersion7(now):N}",
            Seq = logged.Seq,
            EventId = logged.Id,
            EventType = logged.Type,
            Source = logged.Source,
            Person = recipient.Person,
            Channel = recipient.Channel,
            Address = recipient.Address,
            Priority = MessagePriority.Of(logged),
            State = MessageState.Waiting,
            DueAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        });

    private static IEnumerable<(string Person, Channel Channel, string Address)> Recipients(
        LoggedEvent logged, Func<string, IEnumerable<(Channel Channel, string Address)>> addressesOf)
    {
        foreach (var key in logged.Audience)
        {
            if (AudienceKey.TryAddress(key, out var word, out var address))
            {
                if (ChannelWords.TryParse(word, out var channel))
                {
                    yield return ("", channel, address);
                }
            }
            else if (PersonOf(key) is { } person)
            {
                foreach (var (channel, own) in addressesOf(key))
                {
                    yield return (person, channel, own);
                }
            }
        }
    }

    /// <summary>The id of the person that a key names; null: it names none.</summary>
    public static string? PersonOf(string key) => key is ['u' or 'p', ':', .. var person] ? person : null;
}
