using OrleansNotify.Fakes;

namespace OrleansNotify.SystemTests.Messages;

/// <summary>The figures of one run; the last three must be 0.</summary>
/// <param name="Unsent">Neither accepted nor unknown when everything had ended.</param>
/// <param name="Lost">Of an accepted event, and shown on no channel or as accepted while no provider has it.</param>
/// <param name="Doubled">Taken by a provider more than once.</param>
/// <param name="Unlisted">Taken by a provider, and shown as neither accepted nor unknown.</param>
internal sealed record MessageVerdict(int Events, int Accepted, int Unknown, int UnknownTaken, int Unsent, int Lost, int Doubled, int Unlisted)
{
    public bool IsRight => Unsent + Lost + Doubled + Unlisted == 0;

    /// <param name="published">The numbers of the accepted events, by their ids.</param>
    public static MessageVerdict Of(IReadOnlyDictionary<string, int> published, IReadOnlyList<ShownMessage> shown, IReadOnlyList<TakenMessage> taken)
    {
        var counts = taken.GroupBy(TakenNumber.Of).ToDictionary(some => some.Key, some => some.Sum(one => one.Count));
        var ours = shown.Where(message => published.ContainsKey(message.EventId))
            .ToLookup(message => (message.Channel, Number: published[message.EventId]), message => message.Status);
        var wanted = MessageOwner.Channels.SelectMany(channel => published.Values.Select(number => (channel, number))).ToArray();
        return new MessageVerdict(
            published.Count,
            wanted.Count(key => ours[key].Contains("accepted")),
            wanted.Count(key => ours[key].Contains("unknown")),
            wanted.Count(key => ours[key].Contains("unknown") && counts.ContainsKey(key)),
            wanted.Count(key => ours[key].Any(status => status is not ("accepted" or "unknown"))),
            wanted.Count(key => ours[key].Count() != 1 || (ours[key].Contains("accepted") && !counts.ContainsKey(key))),
            counts.Values.Count(count => count > 1),
            counts.Keys.Count(key => !ours[key].Any(status => status is "accepted" or "unknown")));
    }

    public override string ToString()
        => $"{Events} events on {MessageOwner.Channels.Count} channels: {Accepted} accepted, {Unknown} unknown (of which {UnknownTaken} were taken), "
            + $"{Unsent} unsent, {Lost} lost, {Doubled} doubled, {Unlisted} unlisted";
}
