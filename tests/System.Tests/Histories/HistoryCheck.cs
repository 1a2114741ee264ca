namespace OrleansNotify.SystemTests.Histories;

/// <summary>Compares what senders were answered with what people saw.</summary>
internal static class HistoryCheck
{
    public static Verdict Of(IReadOnlyCollection<PostedEvent> posted, IReadOnlyCollection<SeenHistory> seen)
    {
        var byNumber = posted.ToDictionary(e => e.Number);
        var accepted = posted.Count(e => e.IsAccepted);
        var lists = seen.SelectMany(s => new[] { (s.Person, List: s.Inbox), (s.Person, List: s.Socket) }).ToList();
        return new Verdict(
            posted.Count,
            accepted,
            posted.Count - accepted,
            lists.Sum(l => Missing(posted, l.Person, l.List)) + seen.Sum(Differing),
            lists.Sum(l => l.List.Count - l.List.DistinctBy(e => e.Number).Count()),
            lists.Sum(l => Inversions(l.List, byNumber)),
            lists.Sum(l => l.List.Count(e => !byNumber.TryGetValue(e.Number, out var p) || !IsFor(p, l.Person))));
    }

    private static bool IsFor(PostedEvent posted, string person) => posted.To is null || posted.To == person;

    private static int Missing(IEnumerable<PostedEvent> posted, string person, IEnumerable<SeenEvent> list)
    {
        var there = list.Select(e => e.Number).ToHashSet();
        return posted.Count(e => e.IsAccepted && IsFor(e, person) && !there.Contains(e.Number));
    }

    /// <summary>An event of unknown outcome may be missing, but then everywhere. What was accepted is counted already.</summary>
    private static int Differing(SeenHistory history)
    {
        var socket = history.Socket.Select(e => e.Number).ToHashSet();
        var inbox = history.Inbox.Select(e => e.Number).ToHashSet();
        socket.SymmetricExceptWith(inbox);
        return socket.Count;
    }

    /// <summary>By <c>seq</c>, and by what each sender was answered before it posted the next.</summary>
    private static int Inversions(IReadOnlyList<SeenEvent> list, Dictionary<long, PostedEvent> posted)
    {
        var bySeq = list.Zip(list.Skip(1)).Count(pair => pair.Second.Seq <= pair.First.Seq);
        var ofSenders = list
            .Where(e => posted.TryGetValue(e.Number, out var p) && p.IsAccepted)
            .GroupBy(e => posted[e.Number].Sender)
            .Sum(sender => sender.Zip(sender.Skip(1)).Count(pair => pair.Second.Number < pair.First.Number));
        return bySeq + ofSenders;
    }
}
