using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>The messages that an event leads to. Pure.</summary>
internal static class MessagePlan
{
    public static IEnumerable<MessageRow> Of(string tenant, LoggedEvent logged, MessageAddresses addresses, MessageRules rules, DateTimeOffset now)
        => Recipients(logged, key => addresses.Of(logged, key)).Distinct()
            .Select(recipient => Row(tenant, logged, recipient, rules.Of(logged.Type, recipient.Channel), addresses.ZoneOf(recipient.Person), now));

    private static MessageRow Row(
        string tenant, LoggedEvent logged, (string Person, Channel Channel, string Address) recipient, MessageRule rule, TimeZoneInfo zone,
        DateTimeOffset now)
    {
        var priority = MessagePriority.Of(logged);
        var digestUntil = priority == MessagePriority.Urgent ? null : rule.Digest?.EndOf(now, zone);
        return new MessageRow
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
            Priority = priority,
            State = MessageState.Waiting,
            SendWhen = rule.When,
            DigestUntil = digestUntil,
            DueAt = digestUntil ?? now + rule.Delay,
            Reason = (digestUntil is not null, rule.Delay > TimeSpan.Zero) switch
            {
                (true, _) => DecisionReason.Digest.Word(),
                (_, true) => DecisionReason.Delayed.Word(),
                _ => null,
            },
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

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
