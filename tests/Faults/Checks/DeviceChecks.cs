using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>What people's devices and inboxes showed against what is stored.</summary>
internal static class DeviceChecks
{
    /// <summary>I3: every stored notification of a person is on each device that was open, and in the inbox.</summary>
    public static Finding DevicesMissNothing(History history)
    {
        var missing = history.Devices.SelectMany(device => Missing(history, device.Tenant, device.Person, device.FirstSeq, device.Seen, $"device {device.Device}"))
            .Concat(history.Inboxes.SelectMany(inbox => Missing(history, inbox.Tenant, inbox.Person, FirstOf(history, inbox), inbox.Items, "inbox")));
        return Finding.Of("I3", [.. missing], $"{history.Devices.Sum(device => device.Seen.Count)} seen on {history.Devices.Count} devices");
    }

    /// <summary>I4: each once, nothing that the log does not have, and the badge is the number of what is shown.</summary>
    public static Finding ShownOnce(History history)
    {
        var stored = history.Stored.Select(e => e.Number).ToHashSet();
        var phantoms = Lists(history).SelectMany(list => list.Seen.Where(item => !stored.Contains(item.Number)).Select(item => $"{list.Who} has {item.Number}, which the log does not have"));
        var twice = history.Devices.SelectMany(device => Twice(device.Seen, $"{device.Person} device {device.Device}"))
            .Concat(history.Inboxes.SelectMany(inbox => Twice(inbox.Items, $"{inbox.Person} inbox")));
        var badges = history.Inboxes.Where(inbox => inbox.Unread != inbox.Items.Count)
            .Select(inbox => $"{inbox.Person} has {inbox.Items.Count} unread and the count says {inbox.Unread}");
        return Finding.Of("I4", [.. twice, .. phantoms, .. badges], $"{history.Inboxes.Sum(inbox => inbox.Items.Count)} in inboxes");
    }

    /// <summary>I5: on every device <c>seq</c> rises, and an event has the same one everywhere.</summary>
    public static IEnumerable<string> Disorder(History history)
    {
        var stored = history.Stored.DistinctBy(e => e.Number).ToDictionary(e => e.Number, e => e.Seq);
        foreach (var (who, seen) in Lists(history))
        {
            foreach (var (first, second) in seen.Zip(seen.Skip(1)).Where(pair => pair.Second.Seq <= pair.First.Seq))
            {
                yield return $"{who}: seq {second.Seq} after {first.Seq}";
            }

            foreach (var item in seen.Where(item => stored.TryGetValue(item.Number, out var seq) && seq != item.Seq))
            {
                yield return $"{who}: {item.Number} has seq {item.Seq}, stored is {stored[item.Number]}";
            }
        }
    }

    /// <summary>I10: what somebody saw that was not for them; and texts of one tenant in another's bytes.</summary>
    public static Finding NothingForeign(History history)
    {
        var stored = history.Stored.DistinctBy(e => e.Number).ToDictionary(e => e.Number);
        var foreign = history.Devices.SelectMany(device => Foreign(stored, device.Tenant, device.Person, device.Seen))
            .Concat(history.Inboxes.SelectMany(inbox => Foreign(stored, inbox.Tenant, inbox.Person, inbox.Items)));
        return Finding.Of("I10", [.. history.Leaks, .. foreign], "sockets, inboxes, receivers, logs");
    }

    private static IEnumerable<(string Who, IReadOnlyList<SeenEvent> Seen)> Lists(History history)
        => history.Devices.Select(device => ($"{device.Person} device {device.Device}", device.Seen))
            .Concat(history.Inboxes.Select(inbox => ($"{inbox.Person} inbox", inbox.Items)));

    // An inbox begins before the devices that were opened after the sign-in.
    private static long FirstOf(History history, ReadInbox inbox)
        => history.Devices.Where(device => device.Person == inbox.Person).Select(device => device.FirstSeq).DefaultIfEmpty(0).Min();

    private static IEnumerable<string> Missing(
        History history, string tenant, string person, long after, IReadOnlyList<SeenEvent> seen, string where)
    {
        var there = seen.Select(item => item.Number).ToHashSet();
        return history.Stored
            .Where(e => e.Tenant == tenant && e.Seq > after && (e.To is null || e.To == person) && !there.Contains(e.Number))
            .Select(e => $"{person} {where} lacks seq {e.Seq}");
    }

    private static IEnumerable<string> Twice(IReadOnlyList<SeenEvent> seen, string where)
        => seen.GroupBy(item => item.Number).Where(of => of.Skip(1).Any()).Select(of => $"{where} has {of.Key} {of.Count()} times");

    private static IEnumerable<string> Foreign(Dictionary<long, StoredEvent> stored, string tenant, string person, IReadOnlyList<SeenEvent> seen)
        => seen.Where(item => stored.TryGetValue(item.Number, out var e) && (e.Tenant != tenant || (e.To is not null && e.To != person)))
            .Select(item => $"{person} saw {item.Number}, which is not theirs");
}
