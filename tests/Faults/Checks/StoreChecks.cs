using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>What was answered against what is stored.</summary>
internal static class StoreChecks
{
    /// <summary>I1: every 2xx is exactly one row.</summary>
    public static Finding NothingAcceptedIsLost(History history)
    {
        var stored = history.Stored.ToLookup(e => e.Number);
        var accepted = history.Posted.Where(e => e.IsAccepted).ToList();
        var lost = accepted.Where(e => stored[e.Number].Count() != 1).Select(e => $"{e.Number} was accepted and is stored {stored[e.Number].Count()} times");
        return Finding.Of("I1", [.. lost], $"{accepted.Count} accepted, {history.Posted.Count - accepted.Count} unknown");
    }

    /// <summary>I2: however often a key is sent, there is one event, and every answer names it. Without a key nobody repeated.</summary>
    public static Finding NothingIsStoredTwice(History history)
    {
        var stored = history.Stored.ToLookup(e => e.Number);
        var posted = history.Posted.ToDictionary(e => e.Number);
        var doubled = stored.Where(of => of.Count() > 1).Select(of => $"{of.Key} is stored {of.Count()} times");
        var renamed = posted.Values
            .Where(e => e.Answers.Select(answer => answer.Id).Distinct().Skip(1).Any())
            .Select(e => $"{e.Number} was answered {string.Join(" and ", e.Answers.Select(answer => answer.Id).Distinct())}");
        var foreign = stored.Where(of => of.Key > 0 && !posted.ContainsKey(of.Key)).Select(of => $"{of.Key} was never sent");
        return Finding.Of("I2", [.. doubled, .. renamed, .. foreign], $"{posted.Values.Count(e => e.Answers.Count > 1)} repeated");
    }

    /// <summary>I5: the log has no gap, answers name the stored place, and each sender's events are in the order of its answers.</summary>
    public static Finding TheLogIsInOrder(History history)
    {
        var stored = history.Stored.DistinctBy(e => e.Number).ToDictionary(e => e.Number);
        var gaps = history.Stored.GroupBy(e => e.Tenant).SelectMany(Gaps);
        var moved = history.Posted
            .SelectMany(e => e.Answers.Where(answer => stored.TryGetValue(e.Number, out var row) && row.Seq != answer.Seq).Select(answer => $"{e.Number} was answered seq {answer.Seq}, stored is {stored[e.Number].Seq}"));
        var swapped = history.Posted
            .Where(e => e.IsAccepted && stored.ContainsKey(e.Number))
            .GroupBy(e => e.Sender)
            .SelectMany(of => Pairs(of.OrderBy(e => e.Number))
                .Where(pair => stored[pair.Second.Number].Seq <= stored[pair.First.Number].Seq)
                .Select(pair => $"{pair.Second.Number} came after {pair.First.Number} was answered, and is before it"));
        return Finding.Of("I5", [.. gaps, .. moved, .. swapped, .. DeviceChecks.Disorder(history)], $"{history.Stored.Count} stored");
    }

    /// <summary>Whoever is told 503 is told when to come again; a surprise of ours (500) is none of the outcomes.</summary>
    public static Finding RefusalsSayWhen(History history)
    {
        var refused = history.Calls.Where(call => call.Status >= 500).ToList();
        return Finding.Of(
            "503", [.. refused.Where(call => call.Status != 503 || !call.HasRetryAfter).Select(call => $"{call.Status}{(call.HasRetryAfter ? "" : " without Retry-After")}")],
            $"{refused.Count} of {history.Calls.Count} calls refused, {history.Calls.Count(call => call.Status == 0)} without an answer");
    }

    private static IEnumerable<string> Gaps(IGrouping<string, StoredEvent> log)
        => Pairs(log.OrderBy(e => e.Seq)).Where(pair => pair.Second.Seq != pair.First.Seq + 1)
            .Select(pair => $"the log of {log.Key} goes from {pair.First.Seq} to {pair.Second.Seq}");

    private static IEnumerable<(T First, T Second)> Pairs<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Zip(list.Skip(1));
    }
}
